package io.merkato.catalog;

import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.catalog.rules.Slugs;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Slugs and SKUs belong to one product each, also when two ask for them at the same time. */
@ShopTest
class TakenNamesTest {

    @Test
    void aSlugIsMadeOfTheTitle(Shop shop) {
        String word = unique("w");

        assertThat(ProductBody.active("Große " + word + " Kanne, 2 l")
                        .create(shop)
                        .text("/slug"))
                .isEqualTo("grosse-" + word + "-kanne-2-l");
    }

    @Test
    void productsOfOneTitleGetSlugsOfTheirOwn(Shop shop) {
        String title = unique("Twin ");

        List<String> slugs = IntStream.range(0, 3)
                .mapToObj(i -> ProductBody.active(title).create(shop).text("/slug"))
                .toList();

        assertThat(slugs).doesNotHaveDuplicates().allMatch(Slugs::isValid);
    }

    @Test
    @ManyConnections
    void productsOfOneTitleMadeAtOnceGetSlugsOfTheirOwn(Shop shop) {
        String title = unique("Rush ");

        List<Answer> answers = AtOnce.all(
                Collections.nCopies(8, () -> ProductBody.active(title).send(shop)));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(answer -> answer.text("/slug")).doesNotHaveDuplicates();
    }

    @Test
    void aTitleWithoutLettersStillGetsASlug(Shop shop) {
        assertThat(ProductBody.active("***").create(shop).text("/slug")).startsWith("item");
    }

    @Test
    void aSlugThatIsAskedForIsKept(Shop shop) {
        String slug = unique("asked-for-");

        assertThat(ProductBody.active("Other")
                        .with("slug", "\"" + slug + "\"")
                        .create(shop)
                        .text("/slug"))
                .isEqualTo(slug);
    }

    @Test
    void aTakenSlugIsRefused(Shop shop) {
        String slug = unique("taken-");
        ProductBody.active("First").with("slug", "\"" + slug + "\"").create(shop);
        Answer second = ProductBody.active("Second").create(shop);

        ProductBody.active("Third").with("slug", "\"" + slug + "\"").send(shop).expectProblem(409, "SLUG_TAKEN");
        shop.admin()
                .patch("/v1/admin/products/" + second.text("/id"), "{\"slug\":\"" + slug + "\"}")
                .expectProblem(409, "SLUG_TAKEN");
    }

    @Test
    void aProductMayBeGivenItsOwnSlugAgain(Shop shop) {
        Answer made = ProductBody.active("Same").create(shop);

        shop.admin()
                .patch("/v1/admin/products/" + made.text("/id"), "{\"slug\":\"" + made.text("/slug") + "\"}")
                .expect(200);
    }

    @Test
    void aNewTitleDoesNotMoveTheSlug(Shop shop) {
        Answer made = ProductBody.active(unique("Old title ")).create(shop);

        Answer patched = shop.admin().patch("/v1/admin/products/" + made.text("/id"), "{\"title\":\"New title\"}");

        assertThat(patched.text("/slug")).isEqualTo(made.text("/slug"));
    }

    @Test
    void aTakenSkuIsRefused(Shop shop) {
        String sku = unique("SKU-");
        ProductBody.active("Owner").variant(sku, 100, 1).create(shop);

        Answer refused = ProductBody.active("Thief")
                .variant(unique("SKU-"), 100, 1, "{\"Size\":\"S\"}")
                .variant(sku, 100, 1, "{\"Size\":\"M\"}")
                .send(shop)
                .expectProblem(409, "SKU_TAKEN");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/variants/1/sku");
    }

    @Test
    void aPatchCannotTakeTheSkuOfAnotherProduct(Shop shop) {
        String sku = unique("SKU-");
        Answer owner = ProductBody.active("Owner").variant(sku, 100, 4).create(shop);
        Answer thief = ProductBody.active("Thief").create(shop);
        String path = "/v1/admin/products/" + thief.text("/id");

        shop.admin().patch(path, """
                        {"variants":[{"sku":"%s","price":{"amount":1,"currency":"EUR"},"onHand":0}]}
                        """.formatted(sku)).expectProblem(409, "SKU_TAKEN");

        assertThat(shop.admin().get(path).at("/variants")).isEqualTo(thief.at("/variants"));
        assertThat(shop.available(thief.text("/id"))).isEqualTo(5);
        assertThat(shop.available(owner.text("/id"))).isEqualTo(4);
    }

    @RepeatedTest(3)
    @ManyConnections
    void ofManyWhoAskForASkuAtOnceOneGetsIt(Shop shop) {
        String sku = unique("SKU-");

        List<Answer> answers = AtOnce.all(Collections.nCopies(
                8,
                () -> ProductBody.active(unique("Race ")).variant(sku, 100, 1).send(shop)));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> answer.expectProblem(409, "SKU_TAKEN"));
    }

    @RepeatedTest(3)
    @ManyConnections
    void whoAskForTheSameSkusInOtherOrdersDoNotDeadlock(Shop shop) {
        List<String> skus =
                IntStream.range(0, 200).mapToObj(i -> unique("SKU-")).toList();
        List<Supplier<Answer>> requests = IntStream.range(0, 8)
                .mapToObj(i -> (Supplier<Answer>)
                        () -> withSkus(i % 2 == 0 ? skus : skus.reversed()).send(shop))
                .toList();

        List<Answer> answers = AtOnce.all(requests);

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    }

    private static ProductBody withSkus(List<String> skus) {
        ProductBody body = ProductBody.active(unique("Many "));
        skus.forEach(sku -> body.variant(sku, 100, 1, "{\"Kind\":\"" + sku + "\"}"));
        return body;
    }
}
