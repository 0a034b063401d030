package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.CategoryBody;
import io.merkato.catalog.ProductBody;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How what was found spreads. */
@ShopTest
class FacetsTest {

    private final String word = unique("w");
    private final String acme = unique("Acme");
    private final String bolt = unique("Bolt");
    private String left = "";
    private String right = "";
    private String top = "";

    @BeforeEach
    void products(Shop shop) {
        top = CategoryBody.create(shop, unique("Top ")).text("/slug");
        left = CategoryBody.createBelow(shop, top, unique("Left ")).text("/slug");
        right = CategoryBody.createBelow(shop, top, unique("Right ")).text("/slug");
        make(shop, acme, 1000, "Red", 1, left, right);
        make(shop, acme, 2000, "Red", 0, left);
        make(shop, bolt, 3000, "Blue", 5, right);
        ProductBody.active("Something else").brand(acme).createId(shop);
    }

    private void make(Shop shop, String brand, int price, String colour, int onHand, String... categories) {
        ProductBody body = ProductBody.active("Thing " + word)
                .brand(brand)
                .with(
                        "attributes",
                        "{\"Colour\":\"%s\",\"weight g\":%s}".formatted(colour, Integer.toString(price / 10)))
                .variant(unique("SKU-"), price, onHand);
        for (String category : categories) {
            body = body.category(category);
        }
        body.createId(shop);
    }

    @Test
    void theyAreThereForWhoAsks(Shop shop) {
        assertThat(list(shop, "").at("/facets").isNull()).isTrue();
        assertThat(list(shop, "&facets=false").at("/facets").isNull()).isTrue();
        assertThat(list(shop, "&facets=true").at("/facets").isObject()).isTrue();
    }

    /** The small letter of İ is two. */
    @Test
    void namesAndValuesAreShownAsTheyAreWritten(Shop shop) {
        ProductBody.active("Dress " + word)
                .with("attributes", "{\"CİNSİYET\":\"K\",\"DERİNLİK\":5,\"İİİ\":\"\"}")
                .createId(shop);

        JsonNode attributes =
                list(shop, "&facets=true&attr.C%C4%B0NS%C4%B0YET=K").at("/facets/attributes");

        assertThat(attributes.at("/CİNSİYET/0/value").asString()).isEqualTo("K");
        assertThat(attributes.at("/DERİNLİK/0/value").asString()).isEqualTo("5");
    }

    @Test
    void brandsAreCountedTheCommonestFirst(Shop shop) {
        assertThat(values(facets(shop, "").at("/brands"))).containsExactly(acme + " 2", bolt + " 1");
    }

    @Test
    void theCountsOfAFacetLeaveItsOwnFilterAside(Shop shop) {
        JsonNode facets = facets(shop, "&brand=" + bolt);

        assertThat(values(facets.at("/brands"))).containsExactly(acme + " 2", bolt + " 1");
        assertThat(values(facets.at("/attributes/Colour"))).containsExactly("Blue 1");
        assertThat(facets.at("/price/min/amount").asLong()).isEqualTo(3000);
    }

    @Test
    void whatFailsTwoFiltersIsCountedNowhere(Shop shop) {
        JsonNode facets = facets(shop, "&brand=" + bolt + "&attr.Colour=Blue");

        assertThat(values(facets.at("/brands"))).containsExactly(bolt + " 1");
        assertThat(values(facets.at("/attributes/Colour"))).containsExactly("Blue 1");
    }

    @Test
    void aProductInSeveralCategoriesIsOneAboveThem(Shop shop) {
        JsonNode categories = facets(shop, "").at("/categories");

        assertThat(categories).hasSize(1);
        assertThat(categories.at("/0/slug").asString()).isEqualTo(top);
        assertThat(categories.at("/0/count").asInt()).isEqualTo(3);
        assertThat(categories.at("/0/children"))
                .extracting(child -> child.path("slug").asString() + " "
                        + child.path("count").asInt())
                .containsExactlyInAnyOrder(left + " 2", right + " 2");
    }

    @Test
    void pricesAreBetweenTheLeastAndTheGreatestAndEachIsInOneBucket(Shop shop) {
        JsonNode price = facets(shop, "").at("/price");

        assertThat(price.at("/min/amount").asLong()).isEqualTo(1000);
        assertThat(price.at("/max/amount").asLong()).isEqualTo(3000);
        int counted = 0;
        for (JsonNode bucket : price.at("/buckets")) {
            String range = "&minPrice=" + bucket.at("/from/amount").asLong() + "&maxPrice="
                    + bucket.at("/to/amount").asLong();
            assertThat(list(shop, range).number("/total"))
                    .isEqualTo(bucket.path("count").asInt());
            counted += bucket.path("count").asInt();
        }
        assertThat(counted).isEqualTo(3);
    }

    @Test
    void stockIsCountedBothWays(Shop shop) {
        JsonNode inStock = facets(shop, "&inStock=true").at("/inStock");

        assertThat(inStock)
                .extracting(one ->
                        one.path("value").asBoolean() + " " + one.path("count").asInt())
                .containsExactly("true 2", "false 1");
    }

    @Test
    void numbersAreAskedForFromOneToAnother(Shop shop) {
        assertThat(list(shop, "&attr.weight g=150..250").number("/total")).isEqualTo(1);
        assertThat(list(shop, "&attr.weight g=150..").number("/total")).isEqualTo(2);
        assertThat(list(shop, "&attr.weight g=..100").number("/total")).isEqualTo(1);
        assertThat(list(shop, "&attr.WEIGHT G=200").number("/total")).isEqualTo(1);
        assertThat(list(shop, "&attr.weight g=a..b").number("/total")).isZero();
    }

    @Test
    void whatFindsNothingSpreadsOverNothing(Shop shop) {
        JsonNode facets = shop.anonymous()
                .get("/v1/products?facets=true&q=" + unique("zz"))
                .expect(200)
                .at("/facets");

        assertThat(facets.at("/brands")).isEmpty();
        assertThat(facets.at("/price").isNull()).isTrue();
    }

    private Answer list(Shop shop, String more) {
        return shop.anonymous()
                .get("/v1/products?q=" + word + more.replace(" ", "%20"))
                .expect(200);
    }

    private JsonNode facets(Shop shop, String more) {
        return list(shop, "&facets=true" + more).at("/facets");
    }

    private static List<String> values(JsonNode facet) {
        List<String> values = new ArrayList<>();
        facet.forEach(one -> values.add(
                one.path("value").asString() + " " + one.path("count").asInt()));
        return values;
    }
}
