{{/* What every pod of the chart keeps to: the restricted profile of Kubernetes' Pod Security. */}}
{{- define "floe.podSecurity" -}}
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "floe.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* An image by its digest, else by its tag. */}}
{{- define "floe.image" -}}
{{- if .digest -}}
{{- printf "%s@%s" .repository .digest -}}
{{- else if .tag -}}
{{- printf "%s:%s" .repository .tag -}}
{{- else -}}
{{- fail (printf "The image %s has neither a tag nor a digest. Add one of them, so that every pod has the same code." .repository) -}}
{{- end -}}
{{- end -}}

{{/* The container size of a name, from a list of the root context and the name. */}}
{{- define "floe.resources" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $preset := get ($root.Values.resourcePresets | default dict) $name -}}
{{- if not $preset -}}
{{- fail (printf "There is no `%s` among resourcePresets. Those of the platform stand under resource_presets in manifest.yaml." $name) -}}
{{- end -}}
{{- toYaml $preset -}}
{{- end -}}

{{/* What the product's code finds in its environment: where it is, its secrets, where it reports to. */}}
{{- define "floe.environment" -}}
{{- with .Values.environment -}}
- name: FLOE_ENV
  value: {{ . | quote }}
{{- end }}
{{- $secrets := (.Values.secrets | default dict).settings | default dict }}
{{- if ne ($secrets.delivery | default "secrets") "environment" }}
{{- range .Values.secretEnvironment }}
- name: {{ .name | quote }}
  valueFrom:
    secretKeyRef:
      name: {{ .valueFrom.secretKeyRef.name | quote }}
      key: {{ .valueFrom.secretKeyRef.key | quote }}
      {{- if $secrets.optional }}
      optional: true
      {{- end }}
{{- end }}
{{- end }}
{{- $backends := list (.Values.telemetryBackend | default dict).settings .Values.lineage }}
{{- $variables := .Values.runVariables | default list }}
{{- range $backends }}{{ $variables = concat $variables ((. | default dict).environment | default list) }}{{ end }}
{{- $environment := .Values.environment | default "dev" }}
{{- range $variables }}
{{- if .secret }}
{{- /* Kubernetes puts the secret in. Where something else sets the variables, it knows nothing of them. */}}
{{- if or (ne ($secrets.delivery | default "secrets") "environment") $secrets.variablesFrom }}
- name: {{ .name | quote }}
  value: {{ printf "%s$(%s)%s" .secret.prefix .secret.variable .secret.suffix | quote }}
{{- end }}
{{- else if .byEnvironment }}
{{- if hasKey .byEnvironment $environment }}
- name: {{ .name | quote }}
  value: {{ get .byEnvironment $environment | quote }}
{{- end }}
{{- else }}
- name: {{ .name | quote }}
  value: {{ .value | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Variables that a Kubernetes Secret holds under their own names. */}}
{{- define "floe.variables" -}}
{{- with ((.Values.secrets | default dict).settings | default dict).variablesFrom -}}
envFrom:
  - secretRef:
      name: {{ . | quote }}
{{- end -}}
{{- end -}}
