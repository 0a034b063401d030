package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.openapi.ProblemCatalogue;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What clients may rely on: docs/openapi.json and docs/generated/problems.md say what the code does, and all of it. */
@ShopTest
class ContractTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void theOpenApiDocumentIsThatOfTheCode(Shop shop) throws IOException {
        ObjectNode generated = (ObjectNode)
                shop.anonymous().get("/generated-openapi.json").expect(200).json();
        Snapshot.of("docs/openapi.json").compare(JSON.writeValueAsString(sorted(generated)) + "\n");
    }

    @Test
    void theShopServesTheDocument(Shop shop) {
        Answer served = shop.anonymous().get("/openapi.json").expect(200);
        assertThat(served.text("/info/title")).isEqualTo("Merkato");
        assertThat(served.at("/paths").size()).isGreaterThan(20);
    }

    @Test
    void everyRouteSaysWhatItDoes(Shop shop) {
        JsonNode paths = shop.anonymous().get("/generated-openapi.json").at("/paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> assertThat(
                        operation.getValue().path("summary").asString(""))
                .as("summary of %s %s", operation.getKey(), path.getKey())
                .isNotBlank()));
    }

    @Test
    void everyGroupOfRoutesIsDescribed(Shop shop) {
        JsonNode document =
                shop.anonymous().get("/generated-openapi.json").expect(200).json();
        Set<String> described = names(document.path("tags"));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> assertThat(described)
                        .as("tags of %s %s", operation.getKey(), path.getKey())
                        .containsAll(operation
                                .getValue()
                                .path("tags")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList())));
    }

    private static Set<String> names(JsonNode tags) {
        return tags.valueStream().map(tag -> tag.path("name").asString()).collect(Collectors.toSet());
    }

    @Test
    void theListOfProblemsIsThatOfTheCode() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Problems

                Every refusal is `application/problem+json` (RFC 9457) with one of these codes.

                | code | status | meaning |
                |---|---|---|
                """);
        // Several modules may refuse for one reason.
        ProblemCatalogue.all().stream()
                .map(problem -> "| `%s` | %s | %s |%n".formatted(problem.name(), problem.status(), problem.title()))
                .distinct()
                .forEach(page::append);
        Snapshot.of("docs/generated/problems.md").compare(page.toString());
    }

    /** Generation follows the order of classes on disk; a document to compare needs one of its own. */
    private static Object sorted(ObjectNode document) {
        return JSON.treeToValue(document, Object.class) instanceof java.util.Map<?, ?> map
                ? new java.util.TreeMap<>(map)
                : document;
    }
}
