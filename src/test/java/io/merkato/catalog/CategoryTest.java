package io.merkato.catalog;

import static io.merkato.catalog.CategoryBody.PATH;
import static io.merkato.catalog.ProductBody.texts;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ShopTest
class CategoryTest {

    @Test
    void aNewCategoryIsInTheTree(Shop shop) {
        String name = unique("Top ");

        Answer made = CategoryBody.create(shop, name);

        assertThat(made.header("location")).isEqualTo(PATH + "/" + made.text("/id"));
        JsonNode seen = CategoryBody.seen(shop, made.text("/slug")).orElseThrow();
        assertThat(seen.get("name").asString()).isEqualTo(name);
        assertThat(seen.get("productCount").asInt()).isZero();
        assertThat(seen.get("children").isEmpty()).isTrue();
    }

    @Test
    void aCategoryBelowAnotherIsAmongItsChildren(Shop shop) {
        String top = CategoryBody.create(shop, unique("Top ")).text("/slug");

        Answer below = CategoryBody.createBelow(shop, top, unique("Below "));

        assertThat(below.text("/parent")).isEqualTo(top);
        assertThat(texts(CategoryBody.seen(shop, top).orElseThrow().get("children"), "slug"))
                .containsExactly(below.text("/slug"));
    }

    @Test
    void countsHaveActiveProductsHereAndBelowOnce(Shop shop) {
        String top = CategoryBody.create(shop, unique("Top ")).text("/slug");
        String left = CategoryBody.createBelow(shop, top, "Left").text("/slug");
        String right = CategoryBody.createBelow(shop, top, "Right").text("/slug");
        ProductBody.active("In the top").category(top).create(shop);
        ProductBody.active("On both sides").category(left).category(right).create(shop);
        ProductBody.draft("Not yet").category(left).create(shop);

        JsonNode seen = CategoryBody.seen(shop, top).orElseThrow();

        assertThat(seen.get("productCount").asInt()).isEqualTo(2);
        assertThat(seen.get("children").valueStream().map(child -> child.get("productCount")
                        .asInt()))
                .containsExactly(1, 1);
    }

    @Test
    void childrenAreSortedByNameWithoutRegardToCase(Shop shop) {
        String top = CategoryBody.create(shop, unique("Top ")).text("/slug");
        List.of("pears", "Apples", "zucchini", "Beans").forEach(name -> CategoryBody.createBelow(shop, top, name));

        assertThat(texts(CategoryBody.seen(shop, top).orElseThrow().get("children"), "name"))
                .containsExactly("Apples", "Beans", "pears", "zucchini");
    }

    @Test
    void aRenamedCategoryKeepsItsSlugAndPlace(Shop shop) {
        String top = CategoryBody.create(shop, unique("Top ")).text("/slug");
        Answer below = CategoryBody.createBelow(shop, top, "Before");

        Answer renamed = shop.admin()
                .patch(PATH + "/" + below.text("/id"), "{\"name\":\"After\"}")
                .expect(200);

        assertThat(renamed.text("/name")).isEqualTo("After");
        assertThat(renamed.text("/slug")).isEqualTo(below.text("/slug"));
        assertThat(renamed.text("/parent")).isEqualTo(top);
    }

    @Test
    void aMovedCategoryTakesItsProductsAlong(Shop shop) {
        String from = CategoryBody.create(shop, unique("From ")).text("/slug");
        String to = CategoryBody.create(shop, unique("To ")).text("/slug");
        Answer moving = CategoryBody.createBelow(shop, from, unique("Moving "));
        String product =
                ProductBody.active("Passenger").category(moving.text("/slug")).createId(shop);

        shop.admin()
                .patch(PATH + "/" + moving.text("/id"), "{\"parent\":\"" + to + "\"}")
                .expect(200);

        assertThat(ProductBody.ids(shop.anonymous().get("/v1/products?category=" + to)))
                .containsExactly(product);
        assertThat(ProductBody.ids(shop.anonymous().get("/v1/products?category=" + from)))
                .isEmpty();
    }

    @Test
    void anEmptyParentMovesToTheTop(Shop shop) {
        String top = CategoryBody.create(shop, unique("Top ")).text("/slug");
        Answer below = CategoryBody.createBelow(shop, top, unique("Rising "));

        shop.admin().patch(PATH + "/" + below.text("/id"), "{\"parent\":\"\"}").expect(200);

        assertThat(texts(shop.anonymous().get("/v1/categories").at("/items"), "slug"))
                .contains(below.text("/slug"));
    }

    @Test
    void aCategoryCannotBeBelowItself(Shop shop) {
        Answer top = CategoryBody.create(shop, unique("Top "));
        String middle = CategoryBody.createBelow(shop, top.text("/slug"), unique("Middle "))
                .text("/slug");
        String bottom =
                CategoryBody.createBelow(shop, middle, unique("Bottom ")).text("/slug");

        for (String parent : List.of(top.text("/slug"), middle, bottom)) {
            shop.admin()
                    .patch(PATH + "/" + top.text("/id"), "{\"parent\":\"" + parent + "\"}")
                    .expectProblem(422, "CATEGORY_CYCLE");
        }
    }

    @Test
    @ManyConnections
    void twoMovesAtOnceMakeNoCycle(Shop shop) {
        Answer one = CategoryBody.create(shop, unique("One "));
        Answer two = CategoryBody.create(shop, unique("Two "));

        List<Answer> answers = AtOnce.all(List.of(() -> moveBelow(shop, one, two), () -> moveBelow(shop, two, one)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 422);
        assertThat(CategoryBody.seen(shop, one.text("/slug"))).isPresent();
        assertThat(CategoryBody.seen(shop, two.text("/slug"))).isPresent();
    }

    @Test
    void aTakenSlugIsRefused(Shop shop) {
        String slug = CategoryBody.create(shop, unique("Owner ")).text("/slug");
        Answer other = CategoryBody.create(shop, unique("Other "));

        shop.admin()
                .post(PATH, "{\"name\":\"%s\",\"slug\":\"%s\"}".formatted(unique("Thief "), slug))
                .expectProblem(409, "SLUG_TAKEN");
        shop.admin()
                .patch(PATH + "/" + other.text("/id"), "{\"slug\":\"" + slug + "\"}")
                .expectProblem(409, "SLUG_TAKEN");
    }

    @Test
    void aTakenNameIsRefusedBesideIt(Shop shop) {
        String name = unique("Same ");
        String slug = CategoryBody.create(shop, name).text("/slug");

        shop.admin()
                .post(PATH, "{\"name\":\"%s\"}".formatted(name.toUpperCase(java.util.Locale.ROOT)))
                .expectProblem(409, "CATEGORY_NAME_TAKEN");
        Answer elsewhere = CategoryBody.createBelow(shop, slug, name);

        assertThat(elsewhere.text("/slug")).as("made unique").isNotEqualTo(slug);
    }

    @Test
    @ManyConnections
    void ofManyWhoMakeANameAtOnceOneDoes(Shop shop) {
        String body = "{\"name\":\"%s\"}".formatted(unique("Rush "));

        List<Answer> answers =
                AtOnce.all(Collections.nCopies(6, () -> shop.admin().post(PATH, body)));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void anEmptyCategoryIsDeleted(Shop shop) {
        Answer made = CategoryBody.create(shop, unique("Gone "));

        shop.admin().delete(PATH + "/" + made.text("/id")).expect(204);

        assertThat(CategoryBody.seen(shop, made.text("/slug"))).isEmpty();
        shop.admin().delete(PATH + "/" + made.text("/id")).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aCategoryWithProductsOrCategoriesIsNotDeleted(Shop shop) {
        Answer top = CategoryBody.create(shop, unique("Top "));
        Answer below = CategoryBody.createBelow(shop, top.text("/slug"), "Below");
        ProductBody.draft("Inside").category(below.text("/slug")).create(shop);

        shop.admin().delete(PATH + "/" + top.text("/id")).expectProblem(409, "CATEGORY_IN_USE");
        shop.admin().delete(PATH + "/" + below.text("/id")).expectProblem(409, "CATEGORY_IN_USE");
    }

    @Test
    void anUnknownParentIsRefused(Shop shop) {
        Answer refused = shop.admin()
                .post(PATH, "{\"name\":\"Orphan\",\"parent\":\"%s\"}".formatted(unique("no-such-")))
                .expectProblem(422, "CATEGORY_UNKNOWN");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/parent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\" \"}", "{\"name\":\"Ok\",\"slug\":\"Not Ok\"}", "{\"name\":null}"})
    void aCategoryThatCannotBeAcceptedIsRefused(String body, Shop shop) {
        shop.admin().post(PATH, body).expectProblem(422, "VALIDATION_FAILED");
    }

    @Test
    void theTreeIsPublicAndTaggedAndItsWritersAreStaff(Shop shop) {
        Answer tree = shop.anonymous().get("/v1/categories").expect(200);

        assertThat(tree.header("cache-control")).contains("public");
        assertThat(tree.header("etag")).startsWith("\"");
        shop.anonymous().post(PATH, "{\"name\":\"No\"}").expectProblem(401, "UNAUTHENTICATED");
        shop.customer().post(PATH, "{\"name\":\"No\"}").expectProblem(403, "FORBIDDEN");
    }

    private static Answer moveBelow(Shop shop, Answer category, Answer parent) {
        return shop.admin().patch(PATH + "/" + category.text("/id"), "{\"parent\":\"" + parent.text("/slug") + "\"}");
    }
}
