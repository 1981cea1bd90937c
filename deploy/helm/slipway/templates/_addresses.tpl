{{/* Where things are. */}}

{{/* Base address of a service inside the cluster. Takes {root, name}. */}}
{{- define "slipway.url" -}}
{{- if eq .name "gateway" -}}
{{- printf "http://%s-gateway.%s.svc:%d" (include "slipway.fullname" .root) .root.Release.Namespace (int .root.Values.gateway.service.port) -}}
{{- else -}}
{{- printf "http://%s-%s.%s.svc:8080" (include "slipway.fullname" .root) .name .root.Release.Namespace -}}
{{- end -}}
{{- end }}

{{/* True when the chart's own PostgreSQL is used. */}}
{{- define "slipway.trial.postgres" -}}
{{- if and .Values.trial.enabled (not .Values.database.host) -}}true{{- end -}}
{{- end }}

{{/* True when the chart's own object store is used. */}}
{{- define "slipway.trial.objectStore" -}}
{{- if and .Values.trial.enabled (not .Values.objectStore.url) -}}true{{- end -}}
{{- end }}

{{- define "slipway.database.host" -}}
{{- if include "slipway.trial.postgres" . -}}
{{- printf "%s-trial-postgres.%s.svc" (include "slipway.fullname" .) .Release.Namespace -}}
{{- else -}}
{{- .Values.database.host -}}
{{- end -}}
{{- end }}

{{- define "slipway.database.port" -}}
{{- if include "slipway.trial.postgres" . -}}5432{{- else -}}{{- int .Values.database.port -}}{{- end -}}
{{- end }}

{{/* JDBC address of a database of the server. Takes {root, database}. */}}
{{- define "slipway.database.url" -}}
{{- $root := .root -}}
{{- $mode := $root.Values.database.sslMode -}}
{{- if include "slipway.trial.postgres" $root -}}{{- $mode = "disable" -}}{{- end -}}
{{- printf "jdbc:postgresql://%s:%s/%s?sslmode=%s" (include "slipway.database.host" $root) (include "slipway.database.port" $root) .database $mode -}}
{{- if $root.Values.database.caSecret -}}&sslrootcert=/etc/slipway/database-ca/ca.crt{{- end -}}
{{- end }}

{{- define "slipway.objectStore.url" -}}
{{- if include "slipway.trial.objectStore" . -}}
{{- printf "http://%s-trial-s3.%s.svc:9000" (include "slipway.fullname" .) .Release.Namespace -}}
{{- else -}}
{{- .Values.objectStore.url -}}
{{- end -}}
{{- end }}

{{/* Port of the object store: what stands behind the host, else that of the scheme. */}}
{{- define "slipway.objectStore.port" -}}
{{- $url := urlParse (include "slipway.objectStore.url" .) -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- $port | default (ternary "443" "80" (eq $url.scheme "https")) -}}
{{- end }}

{{/* The gateway as people reach it; empty when nothing says so. */}}
{{- define "slipway.publicUrl" -}}
{{- if .Values.gateway.publicUrl -}}
{{- .Values.gateway.publicUrl -}}
{{- else if .Values.ingress.enabled -}}
{{- printf "%s://%s" (ternary "https" "http" (not (empty .Values.ingress.tlsSecret))) .Values.ingress.host -}}
{{- else if and .Values.httpRoute.enabled .Values.httpRoute.hostnames -}}
{{- printf "%s://%s" .Values.httpRoute.scheme (first .Values.httpRoute.hostnames) -}}
{{- end -}}
{{- end }}
