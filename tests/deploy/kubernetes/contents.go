package main

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
)

// content is a line of output: a command, or a file of configuration.
type content struct {
	Of      string   `json:"of"`
	Command []string `json:"command,omitempty"`
	File    string   `json:"file,omitempty"`
	Text    string   `json:"text,omitempty"`
}

// contents are the commands of all containers and of their probes, and the files of all ConfigMaps.
func contents(m *manifests) []content {
	var lines []content
	for _, pod := range m.pods {
		for _, container := range slices.Concat(pod.spec.InitContainers, pod.spec.Containers) {
			of := pod.owner + ", " + container.Name
			lines = append(lines, content{Of: of,
				Command: slices.Concat(container.Command, container.Args)})
			for _, probe := range []*corev1.Probe{
				container.StartupProbe, container.LivenessProbe, container.ReadinessProbe,
			} {
				if probe != nil && probe.Exec != nil {
					lines = append(lines, content{Of: of, Command: probe.Exec.Command})
				}
			}
		}
	}
	for name, configMap := range m.configMaps {
		for file, text := range configMap.Data {
			lines = append(lines, content{Of: "ConfigMap " + name, File: file, Text: text})
		}
	}
	return lines
}
