{{/* Parts of network policies; the picture is in docs/reference/network.md. */}}

{{/* Head of a policy for the pods of one component. Takes {root, component, way}. */}}
{{- define "slipway.network.head" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "slipway.fullname" .root }}-{{ .way }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "slipway.labels" (dict "root" .root "component" .component) | nindent 4 }}
{{- end }}

{{/* Selects pods of this release whose component is one of a list. Takes {root, components}. */}}
{{- define "slipway.network.pods" -}}
matchLabels:
  app.kubernetes.io/instance: {{ .root.Release.Name }}
matchExpressions:
  - key: app.kubernetes.io/component
    operator: In
    values: {{ toJson .components }}
{{- end }}

{{/* The pods of models, in every namespace of the deployer. */}}
{{- define "slipway.network.models" -}}
- namespaceSelector:
    matchExpressions:
      - key: kubernetes.io/metadata.name
        operator: In
        values: {{ include "slipway.namespaces" . }}
  podSelector:
    matchLabels:
      app.kubernetes.io/managed-by: slipway
{{- end }}

{{/* Who uses the database, and who the object store. */}}
{{- define "slipway.network.databaseUsers" -}}
{{- append (splitList " " (include "slipway.services" .)) "bootstrap" | toJson -}}
{{- end }}
{{- define "slipway.network.objectStoreUsers" -}}
{{- list "registry" "validator" "builder" "deployer" "monitor" "bootstrap" | toJson -}}
{{- end }}
