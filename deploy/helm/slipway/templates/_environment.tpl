{{/* The environment of the services: sections 1 and 10 of docs/reference/contracts.md. */}}

{{/* A variable with a plain value. Takes a list: name, value. */}}
{{- define "slipway.variable" -}}
- name: {{ index . 0 }}
  value: {{ index . 1 | toString | quote }}
{{ end }}

{{/* A variable from a Secret. Takes a list: variable, Secret, key. */}}
{{- define "slipway.variable.secret" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 | quote }}
      key: {{ index . 2 }}
{{ end }}

{{/* What every service is told. Takes {root, name}. */}}
{{- define "slipway.environment.common" -}}
{{- $root := .root -}}
{{- $role := ternary "identity" .name (eq .name "gateway") -}}
{{- include "slipway.variable" (list "QUARKUS_HTTP_HOST" "0.0.0.0") -}}
{{- include "slipway.variable" (list "QUARKUS_HTTP_PORT" 8080) -}}
{{- include "slipway.variable" (list "QUARKUS_MANAGEMENT_HOST" "0.0.0.0") -}}
{{- include "slipway.variable" (list "QUARKUS_MANAGEMENT_PORT" 9000) -}}
{{- include "slipway.variable" (list "QUARKUS_SHUTDOWN_DELAY" (printf "%dS" (int $root.Values.lifecycle.shutdownDelaySeconds))) -}}
{{- include "slipway.variable" (list "QUARKUS_SHUTDOWN_TIMEOUT" (printf "%dS" (int $root.Values.lifecycle.drainSeconds))) -}}
{{- include "slipway.variable" (list "QUARKUS_DATASOURCE_JDBC_URL" (include "slipway.database.url" (dict "root" $root "database" "slipway"))) -}}
{{- include "slipway.variable" (list "QUARKUS_DATASOURCE_USERNAME" $role) -}}
{{- include "slipway.variable.secret" (list "QUARKUS_DATASOURCE_PASSWORD" (include "slipway.secret.roles" $root) $role) -}}
{{- /* Until the bootstrap job has made its role, a service asks again every two seconds. */ -}}
{{- include "slipway.variable" (list "QUARKUS_FLYWAY_CONNECT_RETRIES" (div (int $root.Values.lifecycle.startupSeconds) 2)) -}}
{{- include "slipway.variable" (list "QUARKUS_FLYWAY_CONNECT_RETRIES_INTERVAL" "2S") -}}
{{- include "slipway.variable" (list "SLIPWAY_DATA_DIR" "/data") -}}
{{- include "slipway.variable" (list "SLIPWAY_JWKS_URL" (printf "%s/.well-known/jwks.json" (include "slipway.url" (dict "root" $root "name" "gateway")))) -}}
{{- include "slipway.variable" (list "SLIPWAY_JWKS_CACHE" "/data/jwks.json") -}}
{{- include "slipway.variable" (list "SLIPWAY_SERVICES_GATEWAY_URL" (include "slipway.url" (dict "root" $root "name" "gateway"))) -}}
{{- include "slipway.variable" (list "MALLOC_ARENA_MAX" 2) -}}
{{- include "slipway.variable" (list "ORT_DISABLE_TELEMETRY" 1) -}}
{{- end }}

{{- define "slipway.environment.objectStore" -}}
{{- include "slipway.variable" (list "SLIPWAY_S3_URL" (include "slipway.objectStore.url" .)) -}}
{{- include "slipway.variable" (list "SLIPWAY_S3_BUCKET" .Values.objectStore.bucket) -}}
{{- include "slipway.variable.secret" (list "SLIPWAY_S3_ACCESS_KEY" (include "slipway.secret.objectStore" .) "accessKey") -}}
{{- include "slipway.variable.secret" (list "SLIPWAY_S3_SECRET_KEY" (include "slipway.secret.objectStore" .) "secretKey") -}}
{{- end }}

{{- define "slipway.environment.registry" -}}
{{- include "slipway.environment.objectStore" . -}}
{{- end }}

{{- define "slipway.environment.monitor" -}}
{{- include "slipway.environment.objectStore" . -}}
{{- end }}

{{- define "slipway.environment.validator" -}}
{{- include "slipway.environment.objectStore" . -}}
{{- include "slipway.variable" (list "SLIPWAY_SERVING_JAR" "/opt/slipway/serving.jar") -}}
{{- include "slipway.variable" (list "SLIPWAY_JAVA" "/opt/jre/bin/java") -}}
{{- end }}

{{- define "slipway.environment.builder" -}}
{{- include "slipway.environment.objectStore" . -}}
{{- include "slipway.variable" (list "SLIPWAY_BASE_IMAGE" "/opt/slipway/base") -}}
{{- with .Values.builder.pushRepository }}
{{- include "slipway.variable" (list "SLIPWAY_PUSH_REPOSITORY" .) -}}
{{- end }}
{{- if .Values.builder.pushSecret }}
{{- include "slipway.variable" (list "DOCKER_CONFIG" "/etc/slipway/push") -}}
{{- end }}
{{- end }}

{{- define "slipway.environment.deployer" -}}
{{- include "slipway.environment.objectStore" . -}}
{{- include "slipway.variable" (list "SLIPWAY_TARGETS" "kubernetes") -}}
{{- include "slipway.variable" (list "SLIPWAY_DEFAULT_TARGET" "kubernetes") -}}
{{- include "slipway.variable" (list "SLIPWAY_HOME" "/data/home") -}}
{{- include "slipway.variable" (list "SLIPWAY_IMAGES_DIR" "/data/home/images") -}}
{{- with .Values.gateway.advertise }}
{{- include "slipway.variable" (list "SLIPWAY_ADVERTISE" .) -}}
{{- end }}
{{- include "slipway.variable" (list "SLIPWAY_KUBERNETES_GATEWAY_URL" (.Values.deployer.gatewayUrl | default (include "slipway.url" (dict "root" . "name" "gateway")))) -}}
{{- include "slipway.variable" (list "SLIPWAY_KUBERNETES_NAMESPACE" (include "slipway.namespace.releases" .)) -}}
{{- include "slipway.variable" (list "SLIPWAY_KUBERNETES_REACH" .Values.deployer.reach) -}}
{{- if .Values.deployer.kubeconfigsSecret }}
{{- include "slipway.variable" (list "SLIPWAY_KUBECONFIGS_DIR" "/etc/slipway/kubeconfigs") -}}
{{- end }}
{{- include "slipway.variable.secret" (list "SLIPWAY_SERVICE_TOKEN" (include "slipway.secret.deployerToken" .) "token") -}}
{{- end }}

{{- define "slipway.environment.gateway" -}}
{{- $root := . -}}
{{- range list "registry" "validator" "builder" "deployer" "monitor" }}
{{- include "slipway.variable" (list (printf "SLIPWAY_SERVICES_%s_URL" (upper .)) (include "slipway.url" (dict "root" $root "name" .))) -}}
{{- end }}
{{- with include "slipway.publicUrl" . }}
{{- include "slipway.variable" (list "SLIPWAY_PUBLIC_URL" .) -}}
{{- end }}
{{- include "slipway.variable" (list "SLIPWAY_KEYS_DIR" "/etc/slipway/keys") -}}
{{- include "slipway.variable.secret" (list "SLIPWAY_SERVICE_TOKEN_DEPLOYER" (include "slipway.secret.deployerToken" .) "token") -}}
{{- include "slipway.variable.secret" (list "SLIPWAY_BOOTSTRAP_ADMIN_PASSWORD" (include "slipway.secret.admin" .) "password") -}}
{{- include "slipway.variable.secret" (list "SLIPWAY_BOOTSTRAP_ADMIN_TOKEN" (include "slipway.secret.admin" .) "token") -}}
{{- end }}
