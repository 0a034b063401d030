package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that are made to be expensive to answer. */
@ShopTest
class LargeQueriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1000000000",
                "limit=9223372036854775808",
                "limit=100&limit=100000",
                "minPrice=-1",
                "minPrice=1e99",
                "minPrice=9223372036854775808",
                "minRating=1e1000000000",
                "minRating=6"
            })
    void aNumberBeyondItsRangeIsRefused(String query, Shop shop) {
        Answer answer = shop.anonymous().get("/v1/products?" + query);

        // Of a parameter that comes twice the first counts, and that one is within its range.
        assertThat(answer.status()).as(answer.body()).isIn(400, query.contains("&") ? 200 : 400);
        if (answer.status() == 200) {
            assertThat(answer.at("/items").size()).isLessThanOrEqualTo(100);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"offset=1000000000000", "page=1000000000", "skip=1", "size=1000", "per_page=1000", "$top=1"})
    void thereIsNoOtherWayToPage(String query, Shop shop) {
        shop.anonymous().get("/v1/products?" + query).expectProblem(400, "UNKNOWN_PARAMETER");
        shop.customer().get("/v1/orders?" + query).expectProblem(400, "UNKNOWN_PARAMETER");
    }

    @Test
    void aListOfTenThousandFieldsIsNotKnown(Shop shop) {
        shop.anonymous().get("/v1/products?fields=" + "a,".repeat(5000)).expectProblem(400, "UNKNOWN_PARAMETER");
    }

    @Test
    void manyFiltersAreRefused(Shop shop) {
        shop.anonymous().get("/v1/products?" + repeated("brand=b%s", 51)).expectProblem(400, "INVALID_PARAMETER");
        assertThat(shop.anonymous()
                        .get("/v1/products?" + repeated("attr.a%s=b", 1000))
                        .status())
                .isEqualTo(400);
        assertThat(shop.anonymous()
                        .get("/v1/products?" + repeated("attr.a=b%s", 1000))
                        .status())
                .isEqualTo(400);
        assertThat(shop.anonymous()
                        .get("/v1/products?" + repeated("x%s=b", 1500))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(a+)+$", "(.*)*(.*)*!", "^(([a-z])+.)+[A-Z]([a-z])+$", "%_%_%_%_%_%_%_%_%_%", "[[:alpha:]]{99}"
            })
    void aPatternIsAWordLikeAnyOther(String pattern, Shop shop) {
        String words = URLEncoder.encode(pattern + "a".repeat(60), StandardCharsets.UTF_8);

        for (String name : new String[] {"q", "brand", "category", "attr.colour"}) {
            assertThat(shop.anonymous()
                            .get("/v1/products?" + name + "=" + words)
                            .status())
                    .as(name)
                    .isIn(200, 404);
        }
    }

    @Test
    void manyWordsAreSearchedOrRefusedAndDoNoHarm(Shop shop) {
        for (String words : new String[] {
            "a%20".repeat(100),
            "a%7C".repeat(99),
            "%22".repeat(200),
            "-a%20".repeat(50),
            "(".repeat(200),
            "a".repeat(200)
        }) {
            shop.anonymous().get("/v1/products?q=" + words).expect(200);
        }
        shop.anonymous().get("/v1/products?q=" + "a".repeat(201)).expectProblem(400, "INVALID_PARAMETER");
    }

    private static String repeated(String parameter, int count) {
        return IntStream.range(0, count).mapToObj(parameter::formatted).collect(Collectors.joining("&"));
    }
}
