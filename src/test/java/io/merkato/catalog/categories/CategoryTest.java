package io.merkato.catalog.categories;

import static io.merkato.catalog.CategoryBody.PATH;
import static io.merkato.catalog.ProductBody.texts;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.CategoryBody;
import io.merkato.catalog.ProductBody;
import io.merkato.kernel.Ids;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
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
        List.of("pears", "Apples", "zucchini", "Beans", "Äpfel", "Éclairs", "čaj")
                .forEach(name -> CategoryBody.createBelow(shop, top, name));

        assertThat(texts(CategoryBody.seen(shop, top).orElseThrow().get("children"), "name"))
                .containsExactly("Äpfel", "Apples", "Beans", "čaj", "Éclairs", "pears", "zucchini");
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
    void theTreeHasTwentyLevels(Shop shop) {
        Answer twentieth = chain(shop, 20).getLast();

        shop.admin()
                .post(PATH, "{\"name\":\"Deeper\",\"parent\":\"%s\"}".formatted(twentieth.text("/slug")))
                .expectProblem(422, "CATEGORY_TOO_DEEP");
    }

    @Test
    void aMoveTakesAllThatIsBelowIntoAccount(Shop shop) {
        List<Answer> deep = chain(shop, 18);
        List<Answer> moving = chain(shop, 3);
        String path = PATH + "/" + moving.getFirst().text("/id");

        Answer refused = shop.admin()
                .patch(path, "{\"parent\":\"%s\"}".formatted(deep.getLast().text("/slug")))
                .expectProblem(422, "CATEGORY_TOO_DEEP");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/parent");
        shop.admin()
                .patch(path, "{\"parent\":\"%s\"}".formatted(deep.get(16).text("/slug")))
                .expect(200);
        shop.admin().patch(path, "{\"parent\":\"\"}").expect(200);
    }

    @Test
    void whatIsTooDeepAlreadyCanBeRenamedAndMovedUp(Shop shop) {
        List<Answer> chain = chain(shop, 20);
        UUID deepest = UUID.fromString(chain.getLast().text("/id"));
        UUID deeper = Ids.next();
        UUID tooDeep = Ids.next();
        CategoryStore store = shop.bean(CategoryStore.class);
        store.insert(deeper, deepest, unique("level-21-"), "Level 21");
        store.insert(tooDeep, deeper, unique("level-22-"), "Level 22");

        shop.admin().patch(PATH + "/" + tooDeep, "{\"name\":\"Renamed\"}").expect(200);
        shop.admin()
                .patch(
                        PATH + "/" + tooDeep,
                        "{\"parent\":\"%s\"}".formatted(chain.getLast().text("/slug")))
                .expect(200);
        shop.admin().delete(PATH + "/" + tooDeep).expect(204);
        shop.admin().delete(PATH + "/" + deeper).expect(204);
    }

    @Test
    void aTreeOfAnyDepthIsShownWhole(Shop shop) {
        CategoryStore store = shop.bean(CategoryStore.class);
        List<UUID> made = new ArrayList<>();
        for (int level = 0; level < 600; level++) {
            UUID id = Ids.next();
            store.insert(id, made.isEmpty() ? null : made.getLast(), unique("abyss-"), "Abyss " + level);
            made.add(id);
        }
        shop.bean(Invalidations.class).forgetHere(Categories.NEW, "");

        Answer tree = shop.anonymous().get("/v1/categories").expect(200);

        made.forEach(id -> assertThat(tree.body()).contains(id.toString()));
        made.reversed().forEach(id -> shop.admin().delete(PATH + "/" + id).expect(204));
    }

    @Test
    void theFormOfTheLettersMakesNoOtherName(Shop shop) {
        String name = unique("Küche Ö ");
        CategoryBody.create(shop, name);

        shop.admin()
                .post(PATH, "{\"name\":\"%s\"}".formatted(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .expectProblem(409, "CATEGORY_NAME_TAKEN");
        shop.admin().post(PATH, "{\"name\":\" %s\u00a0\"}".formatted(name)).expectProblem(409, "CATEGORY_NAME_TAKEN");
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

    /** Categories below each other, the uppermost first. */
    private static List<Answer> chain(Shop shop, int levels) {
        List<Answer> made = new ArrayList<>(List.of(CategoryBody.create(shop, unique("Level 1 "))));
        while (made.size() < levels) {
            made.add(CategoryBody.createBelow(shop, made.getLast().text("/slug"), unique("Level ")));
        }
        return made;
    }

    private static Answer moveBelow(Shop shop, Answer category, Answer parent) {
        return shop.admin().patch(PATH + "/" + category.text("/id"), "{\"parent\":\"" + parent.text("/slug") + "\"}");
    }
}
