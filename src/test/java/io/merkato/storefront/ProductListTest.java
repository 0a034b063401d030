package io.merkato.storefront;

import static io.merkato.catalog.ProductBody.encoded;
import static io.merkato.catalog.ProductBody.ids;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.CategoryBody;
import io.merkato.catalog.ProductBody;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filters of the product list. A brand of its own keeps each test's products apart. */
@ShopTest
class ProductListTest {

    private final String brand = unique("Brand");

    @Test
    void aProductIsSummedUp(Shop shop) {
        Answer category = CategoryBody.create(shop, unique("Top "));
        Answer made = ProductBody.active("Pot")
                .brand(brand)
                .category(category.text("/slug"))
                .with("images", "[\"/images/first.svg\",\"/images/second.svg\"]")
                .variant(unique("S-"), 1900, 0, "{\"Size\":\"S\"}")
                .variant(unique("L-"), 2900, 1, "{\"Size\":\"L\"}")
                .create(shop);

        Answer list = list(shop, "").expect(200);

        assertThat(list.at("/items/0").toString()).isEqualTo("""
                {"id":"%s","slug":"%s","title":"Pot","brand":"%s","category":{"slug":"%s","name":"%s"},\
                "image":"%s/images/first.svg","price":{"amount":1900,"currency":"EUR"},\
                "priceMax":{"amount":2900,"currency":"EUR"},"inStock":true,"rating":{"average":0.0,"count":0}}""".formatted(
                        made.text("/id"),
                        made.text("/slug"),
                        brand,
                        category.text("/slug"),
                        category.text("/name"),
                        shop.address()));
        assertThat(list.number("/total")).isEqualTo(1);
        assertThat(list.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void brandsAddUp(Shop shop) {
        String other = unique("Brand");
        String mine = product().createId(shop);
        String theirs = ProductBody.active("Theirs").brand(other).createId(shop);

        assertThat(ids(list(shop, ""))).containsExactly(mine);
        assertThat(ids(list(shop, "&brand=" + other))).containsExactlyInAnyOrder(mine, theirs);
    }

    @Test
    void aBrandMayHaveACommaInItsName(Shop shop) {
        String comma = unique("Pots, Pans ");
        String id = ProductBody.active("Lid").brand(comma).createId(shop);

        assertThat(ids(shop.anonymous().get("/v1/products?brand=" + encoded(comma))))
                .containsExactly(id);
    }

    @Test
    void aCategoryHasWhatIsBelowIt(Shop shop) {
        String top = CategoryBody.create(shop, unique("Top ")).text("/slug");
        String middle = CategoryBody.createBelow(shop, top, unique("Middle ")).text("/slug");
        String bottom =
                CategoryBody.createBelow(shop, middle, unique("Bottom ")).text("/slug");
        String above = product().category(top).createId(shop);
        String below = product().category(bottom).category(middle).createId(shop);
        product().create(shop);

        assertThat(ids(list(shop, "&category=" + top))).containsExactly(below, above);
        assertThat(ids(list(shop, "&category=" + middle))).containsExactly(below);
        assertThat(list(shop, "&category=" + top).number("/total")).isEqualTo(2);
    }

    @Test
    void anUnknownCategoryHasNothing(Shop shop) {
        Answer list = shop.anonymous().get("/v1/products?category=" + unique("no-such-"));

        assertThat(ids(list)).isEmpty();
        assertThat(list.number("/total")).isZero();
    }

    @Test
    void pricesAreThoseOfTheCheapestVariantAndLimitsCount(Shop shop) {
        String cheap = product().price(1000).createId(shop);
        String both = product()
                .variant(unique("A-"), 2000, 1, "{\"Size\":\"S\"}")
                .variant(unique("B-"), 9000, 1, "{\"Size\":\"L\"}")
                .createId(shop);
        String dear = product().price(3000).createId(shop);

        assertThat(ids(list(shop, "&minPrice=2000&sort=price"))).containsExactly(both, dear);
        assertThat(ids(list(shop, "&maxPrice=2000&sort=price"))).containsExactly(cheap, both);
        assertThat(ids(list(shop, "&minPrice=1001&maxPrice=2999"))).containsExactly(both);
        assertThat(ids(list(shop, "&minPrice=5000"))).isEmpty();
    }

    @Test
    void stockIsAFilter(Shop shop) {
        String there = product().variant(unique("A-"), 100, 1).createId(shop);
        String soldOut = product().variant(unique("B-"), 100, 0).createId(shop);

        assertThat(ids(list(shop, "&inStock=true"))).containsExactly(there);
        assertThat(ids(list(shop, "&inStock=false"))).containsExactly(soldOut);
        assertThat(ids(list(shop, ""))).containsExactlyInAnyOrder(there, soldOut);
    }

    @Test
    void valuesOfOneAttributeAddUpAndAttributesNarrow(Shop shop) {
        String red = product()
                .attribute("Colour", "\"Red\"")
                .attribute("weight g", "500")
                .createId(shop);
        String blue = product()
                .attribute("Colour", "\"Blue\"")
                .attribute("weight g", "700")
                .createId(shop);
        product().attribute("Colour", "\"Green\"").attribute("weight g", "500").create(shop);

        assertThat(ids(list(shop, "&attr.Colour=Red"))).containsExactly(red);
        assertThat(ids(list(shop, "&attr[Colour]=Red&attr%5BColour%5D=Blue"))).containsExactly(blue, red);
        assertThat(ids(list(shop, "&attr.Colour=Red&attr.Colour=Blue"))).containsExactly(blue, red);
        assertThat(ids(list(shop, "&attr.Colour=Red&attr.Colour=Blue&attr.weight%20g=500")))
                .containsExactly(red);
        assertThat(ids(list(shop, "&attr.weight+g=700"))).containsExactly(blue);
    }

    @Test
    void attributesAreComparedWithoutRegardToCase(Shop shop) {
        String id = product().attribute("Colour", "\"Sea Green\"").createId(shop);

        assertThat(ids(list(shop, "&attr.colour=SEA%20GREEN"))).containsExactly(id);
    }

    @Test
    void attributesOfEveryTypeAndNameCanBeFilteredBy(Shop shop) {
        String odd = "Typ, Größe & \"mehr\"=x";
        String id = product()
                .attribute("dimmable", "true")
                .attribute("height m", "0.45")
                .attribute(odd, "\"a,b=c\"")
                .createId(shop);

        assertThat(ids(list(shop, "&attr.dimmable=true"))).containsExactly(id);
        assertThat(ids(list(shop, "&attr.dimmable=false"))).isEmpty();
        assertThat(ids(list(shop, "&attr.height%20m=0.45"))).containsExactly(id);
        assertThat(ids(list(shop, "&attr." + encoded(odd) + "=" + encoded("a,b=c"))))
                .containsExactly(id);
    }

    @Test
    void optionsOfVariantsAreFilteredLikeAttributes(Shop shop) {
        String id = product()
                .variant(unique("S-"), 100, 1, "{\"Shoe Size\":\"42\"}")
                .variant(unique("M-"), 100, 1, "{\"Shoe Size\":\"43\"}")
                .createId(shop);

        assertThat(ids(list(shop, "&attr.Shoe%20Size=43"))).containsExactly(id);
        assertThat(ids(list(shop, "&attr.Shoe%20Size=44"))).isEmpty();
    }

    @Test
    void filtersNarrowTogether(Shop shop) {
        String top = CategoryBody.create(shop, unique("Top ")).text("/slug");
        String match = product()
                .category(top)
                .attribute("Colour", "\"Red\"")
                .variant(unique("A-"), 1500, 2)
                .createId(shop);
        product()
                .category(top)
                .attribute("Colour", "\"Red\"")
                .variant(unique("A-"), 1500, 0)
                .create(shop);
        product()
                .category(top)
                .attribute("Colour", "\"Blue\"")
                .variant(unique("A-"), 1500, 2)
                .create(shop);
        product()
                .category(top)
                .attribute("Colour", "\"Red\"")
                .variant(unique("A-"), 2500, 2)
                .create(shop);
        product().attribute("Colour", "\"Red\"").variant(unique("A-"), 1500, 2).create(shop);

        Answer list =
                list(shop, "&q=thing&category=" + top + "&attr.Colour=red&minPrice=1000&maxPrice=2000&inStock=true");

        assertThat(ids(list)).containsExactly(match);
        assertThat(list.number("/total")).isEqualTo(1);
    }

    @Test
    void aChangedProductIsFoundByWhatItIsNow(Shop shop) {
        String id = product().attribute("Colour", "\"Red\"").createId(shop);

        shop.admin()
                .patch("/v1/admin/products/" + id, """
                {"attributes":{"Colour":"Blue"},"variants":[
                  {"sku":"%s","price":{"amount":77,"currency":"EUR"},"onHand":0}]}
                """.formatted(unique("NEW-")))
                .expect(200);

        assertThat(ids(list(shop, "&attr.Colour=red"))).isEmpty();
        assertThat(ids(list(shop, "&attr.Colour=blue&maxPrice=77&inStock=false")))
                .containsExactly(id);
    }

    @Test
    void theTotalCountsAllPages(Shop shop) {
        for (int i = 0; i < 5; i++) {
            product().create(shop);
        }

        Answer first = list(shop, "&limit=2");

        assertThat(first.at("/items")).hasSize(2);
        assertThat(first.number("/total")).isEqualTo(5);
        assertThat(list(shop, "&limit=2&cursor=" + first.text("/nextCursor")).number("/total"))
                .isEqualTo(5);
    }

    @Test
    void aPageHasTwentyUnlessSaidOtherwise(Shop shop) {
        for (int i = 0; i < 21; i++) {
            product().create(shop);
        }

        assertThat(list(shop, "").at("/items")).hasSize(20);
        assertThat(list(shop, "&limit=100").at("/items")).hasSize(21);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=many",
                "minPrice=-1",
                "maxPrice=1.5",
                "minPrice=99999999999999999999",
                "minRating=6",
                "inStock=perhaps",
                "sort=cheapest"
            })
    void aValueThatCannotBeUsedIsRefused(String parameter, Shop shop) {
        shop.anonymous().get("/v1/products?" + parameter).expectProblem(400, "INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=a&q=b", "category=a&category=a", "limit=1&limit=2", "sort=price&sort=name"})
    void ofOneValueNoSecondIsTaken(String twice, Shop shop) {
        String name = twice.substring(0, twice.indexOf('='));

        assertThat(shop.anonymous()
                        .get("/v1/products?" + twice)
                        .expectProblem(400, "MALFORMED_REQUEST")
                        .text("/errors/0/pointer"))
                .isEqualTo("?" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour=red", "attr.=red", "Brand=x", "minprice=1"})
    void anUnknownParameterIsRefused(String parameter, Shop shop) {
        shop.anonymous().get("/v1/products?" + parameter).expectProblem(400, "UNKNOWN_PARAMETER");
    }

    @Test
    void headersAreNoParameters(Shop shop) {
        String id = product().createId(shop);

        assertThat(list(shop.anonymous().with("facets", "true"), "&limit=1")
                        .at("/facets")
                        .isNull())
                .isTrue();
        assertThat(ids(list(shop.anonymous().with("limit", "none"), ""))).containsExactly(id);
        shop.anonymous()
                .with("limit", "none")
                .get("/v1/products/" + id + "/reviews")
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-1000000000", "0e-1000000000", "0e1000000000", "4e-2147483647"})
    void aRatingOfManyDigitsIsNotWrittenOut(String rating, Shop shop) {
        product().createId(shop);

        assertThat(list(shop, "&minRating=" + rating).number("/total")).isEqualTo(rating.startsWith("0") ? 1 : 0);
    }

    @Test
    void aCursorOfAnotherQueryIsRefused(Shop shop) {
        for (int i = 0; i < 3; i++) {
            product().create(shop);
        }
        String cursor = list(shop, "&limit=1").text("/nextCursor");

        list(shop, "&limit=1&sort=price&cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        list(shop, "&limit=1&inStock=true&cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        list(shop, "&limit=1&cursor=x" + cursor).expectProblem(400, "INVALID_CURSOR");
        list(shop, "&limit=1&cursor=%25").expectProblem(400, "INVALID_CURSOR");
    }

    /** Whoever writes a cursor by hand may write any number. */
    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "-1e2147483647", "1e-2147483647", "99999999999999999999"})
    void aCursorOfAnyNumberIsAPlace(String score, Shop shop) {
        for (int i = 0; i < 2; i++) {
            product().create(shop);
        }
        String cursor = list(shop, "&limit=1&sort=rating").text("/nextCursor");
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\u001f");
        parts[1] = score;
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\u001f", parts).getBytes(StandardCharsets.UTF_8));

        list(shop, "&limit=1&sort=rating&cursor=" + forged).expect(200);
    }

    private ProductBody product() {
        return ProductBody.active("Thing").brand(brand);
    }

    private Answer list(Shop shop, String more) {
        return list(shop.anonymous(), more);
    }

    private Answer list(Client client, String more) {
        return client.get("/v1/products?brand=" + brand + more);
    }
}
