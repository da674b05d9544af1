{{/*
Every name of the chart is made here, from a list of the root context, the owner and what the object is.
The owner is "product" or "platform": what belongs to a product is named for it, so that two products of one release differ.
  {{ include "floe.name" (list $ "product" "code") }}   →  <release>-<product>-code
*/}}
{{- define "floe.name" -}}
{{- $root := index . 0 -}}
{{- $owner := index . 1 -}}
{{- $what := index . 2 -}}
{{- $parts := list $root.Release.Name -}}
{{- if eq $owner "product" -}}{{- $parts = append $parts $root.Values.product.name -}}{{- end -}}
{{- if $what -}}{{- $parts = append $parts $what -}}{{- end -}}
{{- include "floe.short" (join "-" $parts) -}}
{{- end -}}

{{/*
A text as a name, or as the value of a label: at most 63 signs, no point, with a letter or digit at its end. Where something has to be
left out, a digest of the whole keeps two of them apart.
*/}}
{{- define "floe.short" -}}
{{- if or (gt (len .) 63) (hasSuffix "-" .) (contains "." .) -}}
{{- printf "%s-%s" (replace "." "-" . | trunc 54 | trimAll "-") (sha256sum . | trunc 8) -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end -}}

{{/* The ServiceAccount of the product's pods. */}}
{{- define "floe.serviceAccountName" -}}
{{- $account := dig "settings" "serviceAccount" dict (.Values.rbac | default dict) -}}
{{- if $account -}}
{{- $account.name | default (include "floe.name" (list . "product" "")) -}}
{{- else -}}
default
{{- end -}}
{{- end -}}
