package dev.slipway.registry.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.id.Slug;
import dev.slipway.registry.Api;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// The views are contracts with other services: columns and readers.
@QuarkusTest
@WithStack(role = "registry")
class PublishedViewsTest {
    private static String read(String role, String sql) throws SQLException {
        try (Connection connection = TestPostgres.as(role);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(row.getString(i))
                            .append(i == row.getMetaData().getColumnCount() ? "\n" : "|");
                }
            }
            return text.toString();
        }
    }

    @Test
    void aSealedVersionIsPublishedToItsReaders() throws SQLException {
        String model = Api.newModel();
        Api.sealedVersion(model);
        for (String role : new String[] {"validator", "builder", "deployer", "monitor"}) {
            assertThat(
                            read(
                                    role,
                                    """
                                    select project, model, slug, version, state, author,
                                           digest like 'sha256:%%', jsonb_typeof(signature),
                                           created_at <= sealed_at
                                      from registry.v_model_version where model = '%s'
                                    """
                                            .formatted(model)))
                    .isEqualTo(
                            "default|"
                                    + model
                                    + "|"
                                    + Slug.of(model)
                                    + "|1|SEALED|tester|t|object|t\n");
        }
    }

    @Test
    void filesArePublishedToThoseWhoReadThem() throws SQLException {
        String model = Api.newModel();
        Api.sealedVersion(model);
        String query =
                """
                select f.path, f.size_bytes, length(f.sha256), f.media_type
                  from registry.v_version_file f
                  join registry.v_model_version v using (version_id) where v.model = '%s'
                """
                        .formatted(model);
        assertThat(read("validator", query))
                .isEqualTo("model.onnx|76439|64|application/octet-stream\n");
        assertThat(read("builder", query)).startsWith("model.onnx|");
        assertThatThrownBy(() -> read("monitor", query)).hasMessageContaining("permission denied");
    }

    @Test
    void tablesStayClosed() {
        assertThatThrownBy(() -> read("validator", "select * from registry.model"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> read("monitor", "select * from registry.v_alias"))
                .hasMessageContaining("permission denied");
    }
}
