package main

import (
	"fmt"

	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

const enforceLabel = "pod-security.kubernetes.io/enforce"

// podSecurityFaults tells of pods that the level "restricted" does not admit, and of namespaces that do
// not ask for it.
func podSecurityFaults(m *manifests) []string {
	var faults []string
	for _, namespace := range m.namespaces {
		if namespace.Labels[enforceLabel] != string(api.LevelRestricted) {
			faults = append(faults, fmt.Sprintf("namespace %s does not enforce %q", namespace.Name,
				api.LevelRestricted))
		}
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks())
	if err != nil {
		return append(faults, err.Error())
	}
	restricted := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
	for _, pod := range m.pods {
		result := policy.AggregateCheckResults(evaluator.EvaluatePod(restricted, &pod.meta, &pod.spec))
		if !result.Allowed {
			faults = append(faults, fmt.Sprintf("%s is not admitted: %s", pod.owner,
				result.ForbiddenDetail()))
		}
	}
	return faults
}
