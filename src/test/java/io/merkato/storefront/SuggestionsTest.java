package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.catalog.CategoryBody;
import io.merkato.catalog.ProductBody;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What visitors are offered while they type. */
@ShopTest
class SuggestionsTest {

    @Test
    void halfAWordIsEnough(Shop shop) {
        String brand = unique("Quillfeather ");
        String category = CategoryBody.create(shop, unique("Quillpots ")).text("/slug");
        String title = unique("Quillstand ");
        ProductBody.active(title).brand(brand).category(category).createId(shop);

        soon(() -> {
            Answer found = suggest(shop, "quil");
            assertThat(texts(found, "/queries", "")).contains(brand);
            assertThat(texts(found, "/products", "/title")).contains(title);
            assertThat(texts(found, "/categories", "/slug")).contains(category);
        });
        Answer found = suggest(shop, "Quillst");
        assertThat(texts(found, "/products", "/title")).contains(title);
        assertThat(found.at("/products/0/slug").asString()).isNotBlank();
        assertThat(found.at("/products/0/image").isNull()).isTrue();
        assertThat(found.header("Cache-Control")).contains("public");
    }

    @Test
    void aSlipIsForgiven(Shop shop) {
        String title = "Zeppelinhangar";
        ProductBody.active(title).brand("Zeppelinwerft").createId(shop);

        soon(() -> {
            assertThat(texts(suggest(shop, "zepelinhangar"), "/products", "/title"))
                    .contains(title);
            assertThat(texts(suggest(shop, "zeppelnhan"), "/products", "/title"))
                    .contains(title);
            assertThat(texts(suggest(shop, "zepplinwerft"), "/queries", "")).contains("Zeppelinwerft");
        });
        assertThat(suggest(shop, "zyxwvutsrqponmlkjihgfedcba".repeat(7)).at("/products"))
                .isEmpty();
    }

    @Test
    void whatIsNotOnSaleIsNotSuggested(Shop shop) {
        String title = unique("Yarrowmill ");
        String id = ProductBody.active(title).createId(shop);
        soon(() -> assertThat(texts(suggest(shop, "yarrowmi"), "/products", "/title"))
                .contains(title));

        shop.admin().delete("/v1/admin/products/" + id).expect(204);

        assertThat(texts(suggest(shop, "yarrowmi"), "/products", "/title")).doesNotContain(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "***", "(((", "\"\"", "😀"})
    void whatHasNoWordsSuggestsNothing(String typed, Shop shop) {
        Answer found = suggest(shop, typed);

        for (String list : List.of("/queries", "/products", "/categories")) {
            assertThat(found.at(list).isArray()).isTrue();
            assertThat(found.at(list)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*:*", "title:(lamp", "/.*/", "a AND NOT b", "lamp~2", "lamp^99", "'; drop table x; --"})
    void theLanguageOfAnIndexIsPlainText(String typed, Shop shop) {
        suggest(shop, typed);
    }

    @Test
    void whatIsTooLongOrUnknownIsRefused(Shop shop) {
        String path = "/v1/search/suggestions?q=";
        suggest(shop, "a".repeat(200));
        suggest(shop, "a ".repeat(100));
        assertThat(shop.anonymous()
                        .get(path + "a".repeat(201))
                        .expectProblem(400, "INVALID_PARAMETER")
                        .at("/errors/0"))
                .hasToString(
                        "{\"pointer\":\"?q\",\"code\":\"SIZE\",\"detail\":\"has another length than the 0 to 200 that are allowed\"}");
        shop.anonymous().get(path + "a&limit=3").expectProblem(400, "UNKNOWN_PARAMETER");
        assertThat(shop.anonymous().get("/v1/search/suggestions").expect(200).at("/queries"))
                .isEmpty();
    }

    private static Answer suggest(Shop shop, String typed) {
        return shop.anonymous()
                .get("/v1/search/suggestions?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .expect(200);
    }

    private static List<String> texts(Answer answer, String list, String pointer) {
        return answer.at(list)
                .valueStream()
                .map(one -> one.at(pointer))
                .map(JsonNode::asString)
                .toList();
    }

    private static void soon(ThrowingRunnable condition) {
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(condition);
    }
}
