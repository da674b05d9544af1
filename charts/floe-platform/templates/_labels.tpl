{{/*
The labels by which selectors find pods, from a list of the root context and the component. They never change in the life of a release:
Kubernetes refuses a change of a selector, so there is no version in them.
*/}}
{{- define "floe.selectorLabels" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ $root.Chart.Name | quote }}
app.kubernetes.io/instance: {{ $root.Release.Name | quote }}
app.kubernetes.io/component: {{ index . 1 | quote }}
floe.dev/product: {{ include "floe.short" $root.Values.product.name | quote }}
{{- end -}}

{{/* All labels of an object, from the same list. Those of the product stand beside them and replace none. */}}
{{- define "floe.labels" -}}
{{- $root := index . 0 -}}
{{- $own := include "floe.selectorLabels" . | fromYaml -}}
{{- $_ := set $own "app.kubernetes.io/managed-by" $root.Release.Service -}}
{{- $_ := set $own "app.kubernetes.io/part-of" (include "floe.short" $root.Values.platform.name) -}}
{{- with $root.Values.environment -}}{{- $_ := set $own "floe.dev/environment" . -}}{{- end -}}
{{- toYaml (mergeOverwrite (deepCopy ($root.Values.product.labels | default dict)) $own) -}}
{{- end -}}

{{/* What people read about an object: who answers for it, and which versions made it. */}}
{{- define "floe.annotations" -}}
{{- $product := .Values.product -}}
floe.dev/product-version: {{ $product.version | quote }}
floe.dev/product-slug: {{ $product.slug | quote }}
floe.dev/platform-version: {{ .Values.platform.version | quote }}
floe.dev/platform-owner: {{ .Values.platform.owner | quote }}
{{- with .Values.platform.description }}
floe.dev/platform-description: {{ . | quote }}
{{- end }}
{{- with $product.owner }}
floe.dev/owner: {{ . | quote }}
{{- end }}
{{- end -}}

{{/* The metadata of an object, from a list of the root context, the owner of the name, what the object is, and the component. */}}
{{- define "floe.metadata" -}}
{{- $root := index . 0 -}}
name: {{ include "floe.name" (list $root (index . 1) (index . 2)) | quote }}
namespace: {{ $root.Release.Namespace | quote }}
labels:
  {{- include "floe.labels" (list $root (index . 3)) | nindent 2 }}
annotations:
  {{- include "floe.annotations" $root | nindent 2 }}
{{- end -}}
