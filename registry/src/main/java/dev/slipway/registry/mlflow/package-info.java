/// MLflow's paths: until they are served they refuse in MLflow's own error form.
@NullMarked
package dev.slipway.registry.mlflow;

import org.jspecify.annotations.NullMarked;
