package io.merkato.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The products that fill a new sandbox. The test's shop is without them but serves their pictures. */
@ShopTest
class DemoCatalogueTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void productsHaveSlugsAndSkusOfTheirOwn() {
        List<JsonNode> products = products();

        assertThat(products).hasSizeGreaterThanOrEqualTo(20);
        assertThat(products.stream().map(product -> product.get("slug").asString()))
                .doesNotHaveDuplicates();
        assertThat(products.stream()
                        .flatMap(product -> product.get("variants").valueStream())
                        .map(variant -> variant.get("sku").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void categoriesHaveTwoLevelsAndNoneIsEmpty() {
        Set<String> leaves = new HashSet<>();
        for (JsonNode top : categories()) {
            assertThat(top.get("children").isEmpty()).as(top.toString()).isFalse();
            for (JsonNode child : top.get("children")) {
                assertThat(child.has("children")).isFalse();
                leaves.add(child.get("slug").asString());
            }
        }

        assertThat(products().stream().flatMap(DemoCatalogueTest::categoriesOf).distinct())
                .containsExactlyInAnyOrderElementsOf(leaves);
    }

    @Test
    void everyPictureIsServed(Shop shop) {
        List<String> urls = products().stream()
                .flatMap(product -> product.get("images").valueStream())
                .map(image -> image.get("url").asString())
                .distinct()
                .toList();

        assertThat(urls).isNotEmpty().allSatisfy(url -> {
            Answer picture = shop.anonymous().get(url).expect(200);
            assertThat(picture.header("content-type")).startsWith("image/svg+xml");
            assertThat(picture.header("cache-control")).contains("public");
            assertThat(picture.body()).contains("<svg").doesNotContain("<script");
        });
    }

    @Test
    void everyProductHasAPictureWithWordsForIt() {
        assertThat(products()).allSatisfy(product -> {
            assertThat(product.get("images").isEmpty()).isFalse();
            assertThat(product.get("images").valueStream())
                    .allSatisfy(image -> assertThat(image.get("alt").asString()).isNotBlank());
        });
    }

    @Test
    void everyProductIsAcceptedByTheApi(Shop shop) {
        String category = CategoryBody.create(shop, ProductBody.unique("Demo ")).text("/slug");
        List<String> made = products().stream()
                .map(product -> shop.admin()
                        .post("/v1/admin/products", renamed(product, category).toString())
                        .expect(201)
                        .text("/id"))
                .toList();

        assertThat(shop.anonymous().get("/v1/products?category=" + category).number("/total"))
                .isEqualTo(made.size());
    }

    /** The same product under names that this test owns. */
    private static ObjectNode renamed(JsonNode product, String category) {
        ObjectNode copy = (ObjectNode) product.deepCopy();
        copy.remove("slug");
        ArrayNode categories = copy.putArray("categories");
        categories.add(category);
        for (JsonNode variant : copy.get("variants")) {
            ((ObjectNode) variant).put("sku", ProductBody.unique("DEMO-"));
        }
        return copy;
    }

    private static Stream<String> categoriesOf(JsonNode product) {
        return product.get("categories").valueStream().map(JsonNode::asString);
    }

    private static List<JsonNode> products() {
        return text("demo/products.ndjson")
                .lines()
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .toList();
    }

    private static JsonNode categories() {
        return JSON.readTree(text("demo/categories.json"));
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
