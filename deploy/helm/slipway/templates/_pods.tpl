{{/* Parts of pods. */}}

{{- define "slipway.container.security" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* The part of a pod's specification that all pods share. Takes {root, account}. */}}
{{- define "slipway.pod.common" -}}
serviceAccountName: {{ .account }}
# Service links would set variables like SLIPWAY_GATEWAY_PORT, which read as configuration.
enableServiceLinks: false
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  {{- toYaml .root.Values.podSecurityContext | nindent 2 }}
{{- end }}

{{/* Probes. The startup probe asks for full readiness once: database migrated, keys read. From then on the gateway answers for itself only, so that an outage of the database does not take away the door to running models; the other services are of no use without it. Takes {root, name}. */}}
{{- define "slipway.probes" -}}
startupProbe:
  httpGet: {path: /q/health/ready, port: management}
  periodSeconds: 2
  timeoutSeconds: 3
  failureThreshold: {{ div (add (int .root.Values.lifecycle.startupSeconds) 1) 2 }}
readinessProbe:
  httpGet: {path: {{ ternary "/q/health/live" "/q/health/ready" (eq .name "gateway") }}, port: management}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
livenessProbe:
  httpGet: {path: /q/health/live, port: management}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end }}

{{/* Folders that a service sees beside /tmp and /data, as [{name, path, secret}] in JSON. Takes {root, name}. */}}
{{- define "slipway.folders" -}}
{{- $folders := list -}}
{{- with .root.Values.database.caSecret -}}
{{- $folders = append $folders (dict "name" "database-ca" "secret" .) -}}
{{- end -}}
{{- if eq .name "gateway" -}}
{{- $folders = append $folders (dict "name" "keys" "secret" (include "slipway.secret.keys" .root)) -}}
{{- end -}}
{{- if and (eq .name "builder") .root.Values.builder.pushSecret -}}
{{- $folders = append $folders (dict "name" "push" "secret" .root.Values.builder.pushSecret "key" ".dockerconfigjson" "file" "config.json") -}}
{{- end -}}
{{- if and (eq .name "deployer") .root.Values.deployer.kubeconfigsSecret -}}
{{- $folders = append $folders (dict "name" "kubeconfigs" "secret" .root.Values.deployer.kubeconfigsSecret) -}}
{{- end -}}
{{- toJson $folders -}}
{{- end }}

{{- define "slipway.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: data
  mountPath: /data
{{- range include "slipway.folders" . | fromJsonArray }}
- name: {{ .name }}
  mountPath: /etc/slipway/{{ .name }}
  readOnly: true
{{- end }}
{{- end }}

{{- define "slipway.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 2Gi
- name: data
  emptyDir:
    sizeLimit: {{ (index .root.Values .name).dataSizeLimit }}
{{- range include "slipway.folders" . | fromJsonArray }}
- name: {{ .name }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
    {{- if .key }}
    items:
      - key: {{ .key | quote }}
        path: {{ .file }}
    {{- end }}
{{- end }}
{{- end }}

{{/* Spreads pods of one service over nodes, per revision. Takes {root, component}. */}}
{{- define "slipway.topologySpread" -}}
{{- if .root.Values.topologySpread.enabled -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: {{ .root.Values.topologySpread.topologyKey }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "slipway.selector" . | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
{{- end -}}
{{- end }}
