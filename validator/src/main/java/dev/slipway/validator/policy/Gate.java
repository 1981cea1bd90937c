package dev.slipway.validator.policy;

/// One thing that a version must prove.
public sealed interface Gate {
    /// Name within the policy; environments require gates by it.
    String id();

    /// The word in the policy.
    String type();

    /// A gate that needs labelled data.
    sealed interface OnData extends Gate permits Metric, Champion {
        /// `NAME`, its newest revision, or `NAME@REVISION`.
        String dataset();

        MetricName metric();
    }

    /// The file can be read within limits, holds the runtime's operators and refers to nothing
    /// outside its folder.
    record FileSafety(String id) implements Gate {
        public static final String TYPE = "file-safety";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// The graph can be served and has the signature that the version states.
    record Structure(String id) implements Gate {
        public static final String TYPE = "structure";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// A data set's columns fit the signature. Not written in policies: it belongs to every data
    /// set that a policy names.
    record DataSchema(String id, String dataset) implements Gate {
        public static final String TYPE = "data";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// A metric's confidence interval lies above `min`.
    record Metric(String id, MetricName metric, String dataset, double min) implements OnData {
        public static final String TYPE = "metric";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// Not worse than the version behind an alias by `margin` or more, on the same rows.
    ///
    /// @param champion the alias
    record Champion(String id, MetricName metric, String dataset, String champion, double margin)
            implements OnData {
        public static final String TYPE = "champion";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// The 99th percentile of single rows in the child stays below a bound.
    record Latency(String id, double maxP99Millis) implements Gate {
        public static final String TYPE = "latency";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
