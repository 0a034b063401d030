package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.ids;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.catalog.ProductBody;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Why products rank where they do, as staff may ask. */
@ShopTest
class ExplainedListTest {

    private final String word = unique("w");
    private final String list = "/v1/products?q=" + word;
    private final String explained = list + "&explain=true";

    @BeforeEach
    void someProducts(Shop shop) {
        ProductBody.active("Lid")
                .with("description", "\"Fits the " + word + "\"")
                .variant(unique("A-"), 100, 1)
                .create(shop);
        ProductBody.active("Iron " + word).variant(unique("B-"), 100, 0).create(shop);
        ProductBody.active("Steel " + word).variant(unique("C-"), 100, 5).create(shop);
    }

    @Test
    void theScoresAreThoseOfTheOrderAndTheSumsOfTheirParts(Shop shop) {
        Answer answer = shop.staff().get(explained).expect(200);

        List<JsonNode> explanations = answer.at("/explanations").valueStream().toList();
        assertThat(explanations.stream().map(one -> one.path("id").asString()).toList())
                .hasSize(3)
                .isEqualTo(ids(answer));
        assertThat(explanations.stream().map(ExplainedListTest::score).toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
        for (JsonNode one : explanations) {
            assertThat(Stream.of("words", "meaning", "stock", "popularity", "freshness")
                            .map(part -> score(one.path(part)))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isPositive()
                    .isEqualByComparingTo(score(one));
            assertThat(one.path("scoredAgain").asBoolean()).isTrue();
        }
    }

    @Test
    void thePartsAreNamedWithTheirWeights(Shop shop) {
        Answer answer = shop.staff().get(explained).expect(200);

        assertThat(answer.text("/items/0/title")).isEqualTo("Steel " + word);
        assertThat(answer.text("/items/1/title")).isEqualTo("Iron " + word);
        assertThat(score(answer.at("/explanations/0/stock"))).isEqualByComparingTo("0.03");
        assertThat(score(answer.at("/explanations/1/stock"))).isZero();
        assertThat(answer.at("/explanations/1/stock/weight").decimalValue()).isEqualByComparingTo("0.03");
        assertThat(answer.at("/explanations/0/words/weight").isNull()).isTrue();
        assertThat(score(answer.at("/explanations/0/words"))).isGreaterThan(score(answer.at("/explanations/2/words")));
    }

    @Test
    void thePagesThatFollowAreExplainedToo(Shop shop) {
        Answer first = shop.admin().get(explained + "&limit=2").expect(200);
        Answer second = shop.admin()
                .get(explained + "&limit=2&cursor=" + first.text("/nextCursor"))
                .expect(200);

        assertThat(first.at("/explanations")).hasSize(2);
        assertThat(second.at("/explanations")).hasSize(1);
        assertThat(second.text("/explanations/0/id")).isEqualTo(second.text("/items/0/id"));
        assertThat(score(second.at("/explanations/0"))).isLessThanOrEqualTo(score(first.at("/explanations/1")));
    }

    @Test
    void othersAreRefused(Shop shop) {
        Answer guest = shop.anonymous().get(explained).expectProblem(401, "UNAUTHENTICATED");
        Answer customer = shop.customer().get(explained).expectProblem(403, "FORBIDDEN");

        assertThat(guest.header("cache-control")).contains("no-store");
        assertThat(customer.header("cache-control")).contains("no-store");
        shop.anonymous().get("/v1/products?explain=true").expectProblem(401, "UNAUTHENTICATED");
        shop.anonymous().get(list + "&explain=false").expect(200);
    }

    @Test
    void nobodyIsGivenWhatStaffWereTold(Shop shop) {
        for (int i = 0; i < 2; i++) {
            Answer staff = shop.staff().get(explained).expect(200);
            Answer guest = shop.anonymous().get(list).expect(200);

            assertThat(staff.header("cache-control")).contains("no-store");
            assertThat(staff.at("/explanations")).hasSize(3);
            assertThat(guest.header("cache-control")).contains("public");
            assertThat(guest.at("/explanations").isNull()).isTrue();
            shop.anonymous().get(explained).expectProblem(401, "UNAUTHENTICATED");
        }
        assertThat(shop.staff().get(list).at("/explanations").isNull()).isTrue();
    }

    @Test
    void whatStaffTryOutIsNoSearch(Shop shop) {
        shop.staff().get(explained).expect(200);
        shop.anonymous().get(list).expect(200);
        shop.staff().get(explained).expect(200);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(shop.admin()
                        .get("/v1/admin/search/insights?limit=100")
                        .at("/withoutClick")
                        .valueStream()
                        .filter(row -> row.path("query").asString().equals(word))
                        .map(row -> row.path("count").asInt()))
                .containsExactly(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain=true", "explain=true&sort=relevance", "q=iron&sort=price&explain=true"})
    void thereIsNothingToExplainInAnotherOrder(String query, Shop shop) {
        Answer answer = shop.staff().get("/v1/products?" + query).expect(200);

        assertThat(answer.at("/explanations").isNull()).isTrue();
        assertThat(answer.header("cache-control")).contains("no-store");
    }

    private static BigDecimal score(JsonNode node) {
        return node.path("score").decimalValue();
    }
}
