package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// manifests are the objects of a stream of YAML.
type manifests struct {
	namespaces []*corev1.Namespace
	configMaps map[string]*corev1.ConfigMap
	accounts   map[string]bool
	services   []*corev1.Service
	budgets    []*policyv1.PodDisruptionBudget
	policies   []*networkingv1.NetworkPolicy
	pods       []pod
}

// pod is what a workload makes pods from.
type pod struct {
	owner    string // "StatefulSet waymark-ingest"
	labels   map[string]string
	selector *metav1.LabelSelector // nil where Kubernetes makes it
	spec     corev1.PodSpec
	meta     metav1.ObjectMeta
}

func newScheme() (*runtime.Scheme, error) {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		appsv1.AddToScheme, batchv1.AddToScheme, corev1.AddToScheme, networkingv1.AddToScheme,
		policyv1.AddToScheme,
	} {
		if err := add(scheme); err != nil {
			return nil, err
		}
	}
	return scheme, nil
}

// decode refuses fields that the types do not have, keys that stand twice, and kinds that are none of
// ours.
func decode(text []byte) (*manifests, error) {
	scheme, err := newScheme()
	if err != nil {
		return nil, err
	}
	decoder := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDeserializer()
	all := &manifests{configMaps: map[string]*corev1.ConfigMap{}, accounts: map[string]bool{}}
	reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		object, kind, err := decoder.Decode(document, nil, nil)
		if err != nil {
			return nil, fmt.Errorf("%w, in:\n%s", err, document)
		}
		if err := all.add(object, kind.Kind); err != nil {
			return nil, err
		}
	}
}

func (m *manifests) add(object runtime.Object, kind string) error {
	switch o := object.(type) {
	case *corev1.Namespace:
		m.namespaces = append(m.namespaces, o)
	case *corev1.ConfigMap:
		m.configMaps[o.Name] = o
	case *corev1.ServiceAccount:
		m.accounts[o.Name] = true
	case *corev1.Service:
		m.services = append(m.services, o)
	case *policyv1.PodDisruptionBudget:
		m.budgets = append(m.budgets, o)
	case *networkingv1.NetworkPolicy:
		m.policies = append(m.policies, o)
	case *appsv1.StatefulSet:
		m.addPod(kind, o.Name, o.Spec.Template, o.Spec.Selector)
	case *appsv1.Deployment:
		m.addPod(kind, o.Name, o.Spec.Template, o.Spec.Selector)
	case *batchv1.CronJob:
		m.addPod(kind, o.Name, o.Spec.JobTemplate.Spec.Template, nil)
	default:
		return fmt.Errorf("%s: nothing here checks this kind", kind)
	}
	return nil
}

func (m *manifests) addPod(kind, name string, template corev1.PodTemplateSpec,
	selector *metav1.LabelSelector) {
	m.pods = append(m.pods, pod{
		owner:    kind + " " + name,
		labels:   template.Labels,
		selector: selector,
		spec:     template.Spec,
		meta:     template.ObjectMeta,
	})
}
