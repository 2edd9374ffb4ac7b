// Checks Kubernetes manifests without a cluster. Reads them as YAML from standard input and refuses
// what Kubernetes would refuse or pass over in silence: fields that there are not, keys that stand
// twice, pods that Pod Security's level "restricted" does not admit, and names that lead nowhere.
//
// Prints what runs in the containers, for others to check: a JSON object a line, with the command of a
// container or the text of a configuration file.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		fail(err)
	}
	manifests, err := decode(text)
	if err != nil {
		fail(err)
	}
	faults := append(podSecurityFaults(manifests), referenceFaults(manifests)...)
	if len(faults) > 0 {
		for _, fault := range faults {
			fmt.Fprintln(os.Stderr, fault)
		}
		os.Exit(1)
	}
	out := json.NewEncoder(os.Stdout)
	for _, line := range contents(manifests) {
		if err := out.Encode(line); err != nil {
			fail(err)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
