package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The pages about rights and network say what the chart renders.
class ReferencePagesTest {

    @Test
    void theTableOfRightsIsTheRole() throws Exception {
        List<List<String>> rendered = new ArrayList<>();
        for (JsonNode rule : Chart.render("minimal").one("Role", "slipway-deployer").at("/rules")) {
            rendered.add(
                    List.of(
                            rule.at("/apiGroups/0").asText().isEmpty()
                                    ? "core"
                                    : code(rule.path("apiGroups")),
                            code(rule.path("resources")),
                            rule.has("resourceNames") ? "the namespace itself" : "all",
                            code(rule.path("verbs"))));
        }

        assertThat(
                        MarkdownTable.under(
                                page("rbac.md"), "| API group | resources | names | verbs |"))
                .containsExactlyElementsOf(rendered);
    }

    private static String code(JsonNode words) {
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> quoted.add("`" + word.asText() + "`"));
        return String.join(" ", quoted);
    }

    @Test
    void noRightToReadASecretAndNoWildcard() {
        for (JsonNode rule : Chart.render("minimal").one("Role", "slipway-deployer").at("/rules")) {
            assertThat(rule.toString()).doesNotContain("*");
            if (rule.path("resources").toString().contains("secrets")) {
                assertThat(rule.path("verbs").toString())
                        .isEqualTo("[\"create\",\"patch\",\"delete\"]");
            }
        }
    }

    @Test
    void theTableOfPoliciesNamesEachOneThatTheChartCanMake() throws Exception {
        Set<String> rendered = new TreeSet<>();
        rendered.addAll(Chart.render("trial").names("NetworkPolicy"));
        rendered.addAll(Chart.render("production").names("NetworkPolicy"));

        assertThat(MarkdownTable.under(page("network.md"), "| policy | pods | in | out |"))
                .extracting(cells -> "slipway-" + cells.getFirst().replace("`", ""))
                .containsExactlyInAnyOrderElementsOf(rendered);
    }

    @Test
    void everyPodIsUnderTheDefaultDeny() {
        Manifests all = Chart.render("trial");

        assertThat(all.one("NetworkPolicy", "slipway-default-deny").path("spec").toString())
                .isEqualTo(
                        "{\"podSelector\":{\"matchLabels\":{\"app.kubernetes.io/instance\":\"slipway\"}},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
        assertThat(all.pods())
                .hasSize(9)
                .allSatisfy(
                        pod ->
                                assertThat(
                                                pod.template()
                                                        .at(
                                                                "/metadata/labels/app.kubernetes.io~1instance")
                                                        .asText())
                                        .isEqualTo(Chart.RELEASE));
    }

    private static String page(String name) throws IOException {
        return Files.readString(Chart.ROOT.resolve("docs/reference").resolve(name));
    }
}
