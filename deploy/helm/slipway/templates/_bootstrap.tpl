{{- define "slipway.bootstrap.pod" -}}
{{- $what := dict "root" . "name" "bootstrap" "component" "bootstrap" -}}
metadata:
  labels:
    {{- include "slipway.pod.labels" $what | nindent 4 }}
  annotations:
    checksum/secrets: {{ include "slipway.secrets.checksum" . }}
spec:
  {{- include "slipway.pod.common" (dict "root" . "account" (printf "%s-bootstrap" (include "slipway.fullname" .))) | nindent 2 }}
  automountServiceAccountToken: false
  restartPolicy: OnFailure
  containers:
    - name: bootstrap
      image: {{ include "slipway.image" (dict "root" . "name" "tools" "image" .Values.bootstrap.image) }}
      imagePullPolicy: {{ include "slipway.pullPolicy" (dict "root" . "image" .Values.bootstrap.image) }}
      args: [bootstrap]
      securityContext:
        {{- include "slipway.container.security" . | nindent 8 }}
      env:
        {{- include "slipway.environment.bootstrap" . | trim | nindent 8 }}
      resources:
        {{- toYaml .Values.bootstrap.resources | nindent 8 }}
      volumeMounts:
        {{- include "slipway.bootstrap.mounts" . | nindent 8 }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 256Mi
    {{- with .Values.database.caSecret }}
    - name: database-ca
      secret:
        secretName: {{ . }}
        defaultMode: 0440
    {{- end }}
{{- end }}

{{- define "slipway.bootstrap.mounts" -}}
- name: tmp
  mountPath: /tmp
{{- if .Values.database.caSecret }}
- name: database-ca
  mountPath: /etc/slipway/database-ca
  readOnly: true
{{- end }}
{{- end }}

{{- define "slipway.environment.bootstrap" -}}
{{- $roles := include "slipway.secret.roles" . -}}
{{- include "slipway.variable" (list "SLIPWAY_DATABASE_URL" (include "slipway.database.url" (dict "root" . "database" "postgres"))) -}}
{{- include "slipway.environment.owner" . -}}
{{- range list "registry" "validator" "builder" "deployer" "monitor" "identity" }}
{{- include "slipway.variable.secret" (list (printf "SLIPWAY_DATABASE_PASSWORD_%s" (upper .)) $roles .) -}}
{{- end }}
{{- include "slipway.environment.objectStore" . -}}
{{- include "slipway.variable" (list "SLIPWAY_DATA_DIR" "/tmp") -}}
{{- end }}

{{- define "slipway.environment.owner" -}}
{{- $owner := include "slipway.secret.owner" . -}}
{{- include "slipway.variable.secret" (list "SLIPWAY_DATABASE_OWNER" $owner "username") -}}
{{- include "slipway.variable.secret" (list "SLIPWAY_DATABASE_OWNER_PASSWORD" $owner "password") -}}
{{- end }}
