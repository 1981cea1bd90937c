{{/* The trial's own PostgreSQL and object store: one pod each. */}}

{{/* Takes {root, name, image, part, port, portName}; part is the values block of the component. */}}
{{- define "slipway.trial.server" -}}
{{- $full := printf "%s-%s" (include "slipway.fullname" .root) .name -}}
{{- $what := dict "root" .root "component" .name -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ $full }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "slipway.labels" $what | nindent 4 }}
spec:
  ports:
    - name: {{ .portName }}
      port: {{ .port }}
      targetPort: {{ .portName }}
  selector:
    {{- include "slipway.selector" $what | nindent 4 }}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ $full }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "slipway.labels" $what | nindent 4 }}
automountServiceAccountToken: false
{{- if .root.Values.trial.persistence.enabled }}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ $full }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "slipway.labels" $what | nindent 4 }}
spec:
  accessModes: [ReadWriteOnce]
  {{- with .root.Values.trial.persistence.storageClass }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests:
      storage: {{ .root.Values.trial.persistence.size }}
{{- end }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $full }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "slipway.labels" $what | nindent 4 }}
spec:
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      {{- include "slipway.selector" $what | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "slipway.pod.labels" $what | nindent 8 }}
    spec:
      {{- include "slipway.pod.common" (dict "root" .root "account" $full) | nindent 6 }}
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 30
      containers:
        - name: {{ .name }}
          image: {{ include "slipway.image" (dict "root" .root "name" .image "image" .part.image) }}
          imagePullPolicy: {{ include "slipway.pullPolicy" (dict "root" .root "image" .part.image) }}
          args: [{{ .portName }}]
          securityContext:
            {{- include "slipway.container.security" .root | nindent 12 }}
          ports:
            - name: {{ .portName }}
              containerPort: {{ .port }}
          env:
            {{- include (printf "slipway.environment.%s" .name) .root | trim | nindent 12 }}
          startupProbe:
            tcpSocket: {port: {{ .portName }}}
            periodSeconds: 1
            failureThreshold: 120
          readinessProbe:
            tcpSocket: {port: {{ .portName }}}
            periodSeconds: 5
          livenessProbe:
            tcpSocket: {port: {{ .portName }}}
            periodSeconds: 20
            failureThreshold: 6
          resources:
            {{- toYaml .part.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            - name: data
              mountPath: /data
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 512Mi
        - name: data
          {{- if .root.Values.trial.persistence.enabled }}
          persistentVolumeClaim:
            claimName: {{ $full }}
          {{- else }}
          emptyDir: {}
          {{- end }}
{{- end }}

{{- define "slipway.environment.trial-postgres" -}}
{{- include "slipway.environment.owner" . -}}
{{- include "slipway.variable" (list "SLIPWAY_DATA_DIR" "/data") -}}
{{- end }}

{{- define "slipway.environment.trial-s3" -}}
{{- include "slipway.environment.objectStore" . -}}
{{- include "slipway.variable" (list "SLIPWAY_S3_PORT" 9000) -}}
{{- include "slipway.variable" (list "SLIPWAY_DATA_DIR" "/data") -}}
{{- end }}
