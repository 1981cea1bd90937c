{{/* Names, labels and references that many templates share. */}}

{{- define "slipway.services" -}}
registry validator builder deployer monitor gateway
{{- end }}

{{- define "slipway.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* What never changes while a release lives: for selectors. Takes {root, component}. */}}
{{- define "slipway.selector" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/* Labels of every object. Takes {root, component}. */}}
{{- define "slipway.labels" -}}
{{ include "slipway.pod.labels" . }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* Labels of pods: nothing that changes while their image and settings stay the same. Takes {root, component}. */}}
{{- define "slipway.pod.labels" -}}
{{ include "slipway.selector" . }}
app.kubernetes.io/part-of: slipway
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The image of a component. Takes {root, name, image}, image being {tag, digest}. */}}
{{- define "slipway.image" -}}
{{- $base := .root.Values.image -}}
{{- $path := list $base.registry $base.prefix .name | compact | join "/" -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $path .image.digest | quote -}}
{{- else -}}
{{- printf "%s:%s" $path (.image.tag | default $base.tag | default .root.Chart.AppVersion) | quote -}}
{{- end -}}
{{- end }}

{{/* When nodes ask for an image: always where its tag moves. Takes {root, image}, image being {tag, digest}. */}}
{{- define "slipway.pullPolicy" -}}
{{- $base := .root.Values.image -}}
{{- $tag := .image.tag | default $base.tag | default .root.Chart.AppVersion -}}
{{- $base.pullPolicy | default (ternary "Always" "IfNotPresent" (and (not .image.digest) (hasSuffix "-SNAPSHOT" $tag))) -}}
{{- end }}

{{/* Name of a Secret: the one that a value names, else the one of the trial. Takes {root, value, kind}. */}}
{{- define "slipway.secret" -}}
{{- if .value -}}
{{- .value -}}
{{- else if .root.Values.trial.enabled -}}
{{- printf "%s-trial-%s" (include "slipway.fullname" .root) .kind -}}
{{- end -}}
{{- end }}

{{- define "slipway.secret.owner" -}}
{{- include "slipway.secret" (dict "root" . "value" .Values.database.ownerSecret "kind" "database-owner") -}}
{{- end }}
{{- define "slipway.secret.roles" -}}
{{- include "slipway.secret" (dict "root" . "value" .Values.database.rolesSecret "kind" "database-roles") -}}
{{- end }}
{{- define "slipway.secret.objectStore" -}}
{{- include "slipway.secret" (dict "root" . "value" .Values.objectStore.secret "kind" "object-store") -}}
{{- end }}
{{- define "slipway.secret.keys" -}}
{{- include "slipway.secret" (dict "root" . "value" .Values.gateway.keysSecret "kind" "keys") -}}
{{- end }}
{{- define "slipway.secret.admin" -}}
{{- include "slipway.secret" (dict "root" . "value" .Values.gateway.adminSecret "kind" "admin") -}}
{{- end }}
{{- define "slipway.secret.deployerToken" -}}
{{- include "slipway.secret" (dict "root" . "value" .Values.deployer.tokenSecret "kind" "deployer-token") -}}
{{- end }}

{{/* Which Secrets a pod may know, and their stated revision: a change is a new pod. */}}
{{- define "slipway.secrets.checksum" -}}
{{- list (toString .Values.secretsRevision) (include "slipway.secret.owner" .) (include "slipway.secret.roles" .)
      (include "slipway.secret.objectStore" .) (include "slipway.secret.keys" .)
      (include "slipway.secret.admin" .) (include "slipway.secret.deployerToken" .)
      .Values.database.caSecret .Values.builder.pushSecret .Values.deployer.kubeconfigsSecret
    | toJson | sha256sum -}}
{{- end }}

{{- define "slipway.namespace.releases" -}}
{{- .Values.deployer.defaultNamespace | default .Release.Namespace -}}
{{- end }}

{{/* Namespaces in which the deployer works, as JSON: its own first. */}}
{{- define "slipway.namespaces" -}}
{{- concat (list .Release.Namespace) .Values.deployer.namespaces | uniq | toJson -}}
{{- end }}
