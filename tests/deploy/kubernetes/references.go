package main

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// trust is the one ConfigMap that whoever installs makes, as the Secrets are.
const trust = "waymark-trust"

// referenceFaults tells of names and selectors that Kubernetes takes, and that lead nowhere.
func referenceFaults(m *manifests) []string {
	var faults []string
	for _, pod := range m.pods {
		faults = append(faults, podFaults(m, pod)...)
	}
	for _, service := range m.services {
		for _, port := range service.Spec.Ports {
			faults = append(faults, portFaults(m, "Service "+service.Name,
				labels.SelectorFromSet(service.Spec.Selector), port.TargetPort)...)
		}
	}
	for _, budget := range m.budgets {
		faults = append(faults, selectorFaults(m, "PodDisruptionBudget "+budget.Name,
			budget.Spec.Selector)...)
	}
	for _, policy := range m.policies {
		faults = append(faults, policyFaults(m, policy)...)
	}
	return faults
}

func podFaults(m *manifests, pod pod) []string {
	var faults []string
	if pod.selector != nil && !selects(pod.selector, pod.labels) {
		faults = append(faults, pod.owner+" does not select its own pods")
	}
	if !m.accounts[pod.spec.ServiceAccountName] {
		faults = append(faults, fmt.Sprintf("%s: no ServiceAccount %q", pod.owner,
			pod.spec.ServiceAccountName))
	}
	if pod.spec.EnableServiceLinks == nil || *pod.spec.EnableServiceLinks {
		faults = append(faults, pod.owner+" would get the addresses of services as variables, which "+
			"are taken for flags")
	}
	for _, volume := range pod.spec.Volumes {
		for _, name := range configMapsOf(volume) {
			if name != trust && m.configMaps[name] == nil {
				faults = append(faults, fmt.Sprintf("%s: no ConfigMap %q", pod.owner, name))
			}
		}
	}
	return faults
}

func configMapsOf(volume corev1.Volume) []string {
	var names []string
	if volume.ConfigMap != nil {
		names = append(names, volume.ConfigMap.Name)
	}
	if volume.Projected != nil {
		for _, source := range volume.Projected.Sources {
			if source.ConfigMap != nil {
				names = append(names, source.ConfigMap.Name)
			}
		}
	}
	return names
}

func policyFaults(m *manifests, policy *networkingv1.NetworkPolicy) []string {
	owner := "NetworkPolicy " + policy.Name
	faults := selectorFaults(m, owner, &policy.Spec.PodSelector)
	selector, err := metav1.LabelSelectorAsSelector(&policy.Spec.PodSelector)
	if err != nil {
		return append(faults, err.Error())
	}
	for _, rule := range policy.Spec.Ingress {
		for _, port := range rule.Ports {
			if port.Port != nil {
				faults = append(faults, portFaults(m, owner, selector, *port.Port)...)
			}
		}
		faults = append(faults, peerFaults(m, owner, rule.From)...)
	}
	for _, rule := range policy.Spec.Egress {
		faults = append(faults, peerFaults(m, owner, rule.To)...)
	}
	return faults
}

// peerFaults tells of peers within the namespace that there are not. Those of other namespaces are not
// ours to know.
func peerFaults(m *manifests, owner string, peers []networkingv1.NetworkPolicyPeer) []string {
	var faults []string
	for _, peer := range peers {
		if peer.NamespaceSelector == nil && peer.PodSelector != nil {
			faults = append(faults, selectorFaults(m, owner, peer.PodSelector)...)
		}
	}
	return faults
}

func selectorFaults(m *manifests, owner string, selector *metav1.LabelSelector) []string {
	for _, pod := range m.pods {
		if selects(selector, pod.labels) {
			return nil
		}
	}
	return []string{owner + " selects no pod: " + metav1.FormatLabelSelector(selector)}
}

// portFaults tells of a port that the selected pods do not have.
func portFaults(m *manifests, owner string, selector labels.Selector, port intstr.IntOrString) []string {
	for _, pod := range m.pods {
		if !selector.Matches(labels.Set(pod.labels)) {
			continue
		}
		for _, container := range pod.spec.Containers {
			for _, has := range container.Ports {
				byName := port.Type == intstr.String && has.Name == port.StrVal
				byNumber := port.Type == intstr.Int && has.ContainerPort == port.IntVal
				if byName || byNumber {
					return nil
				}
			}
		}
	}
	return []string{fmt.Sprintf("%s: no selected pod has the port %s", owner, port.String())}
}

func selects(selector *metav1.LabelSelector, of map[string]string) bool {
	parsed, err := metav1.LabelSelectorAsSelector(selector)
	return err == nil && parsed.Matches(labels.Set(of))
}
