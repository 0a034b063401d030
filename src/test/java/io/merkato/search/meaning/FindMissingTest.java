package io.merkato.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.catalog.texts.ProductTexts;
import io.merkato.kernel.ProductId;
import io.merkato.platform.jobs.Jobs;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Products from before the search knew what words mean, in a shop where only the test has them read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindMissingTest {

    private final LazyModel model = new LazyModel(true, ModelFiles.packed());
    private final Shop shop = Shop.start();
    private final List<ProductId> told = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Product first;

    @SuppressWarnings("NullAway.Init")
    private Product second;

    /** What a test has left is no longer on sale, and nothing of it was read. */
    @BeforeEach
    void beginAnew() {
        told.clear();
        JdbcClient sql = shop.bean(JdbcClient.class);
        sql.sql("truncate search.embedding, search.embedding_due").update();
        sql.sql("update search.embedding_walk set reached = null, ended_at = null")
                .update();
        sql.sql("select id from catalog.product where status = 'active'")
                .query(String.class)
                .list()
                .forEach(id -> shop.admin()
                        .patch("/v1/admin/products/" + id, "{\"status\":\"draft\"}")
                        .expect(200));
        first = shop.product(1999, 5);
        second = shop.product(1999, 5);
        shop.product(1999, 5).drafted();
        model.meaning("wanted", 8, Duration.ZERO);
    }

    @AfterAll
    void stop() {
        model.destroy();
        shop.close();
    }

    @Test
    void whereItIsTurnedOffNothingIsReadAndNothingNoted() {
        shop.expectNothingLeftOver();

        assertThat(count("embedding") + count("embedding_due")).isZero();
        assertThat(shop.bean(Meaning.class).isOn()).isFalse();
        assertThat(shop.bean(Meaning.class).ofQueryGoingOn("laptop")).isNull();
        assertThat(shop.bean(LazyModel.class).isWanted()).isFalse();
        assertThat(shop.bean(EmbedProducts.class).runsHere()).isFalse();
        assertThat(shop.bean(JdbcClient.class)
                        .sql("select count(*) from platform.job where task_name = 'search.embed-products'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void productsFromBeforeAreReadAndTheirCopiesToldInTheTransaction() {
        job(products -> {
                    assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                            .isTrue();
                    told.addAll(products);
                })
                .run();

        assertThat(told).containsExactlyInAnyOrder(id(first), id(second));
        assertThat(shop.bean(Embeddings.class).vectors(told)).containsOnlyKeys(id(first), id(second));
        assertThat(count("embedding_due")).isZero();
    }

    @Test
    void whatACopyRefusesIsNotWrittenAndDoneLater() {
        assertThatThrownBy(() -> job(products -> {
                            throw new IllegalStateException("not now");
                        })
                        .run())
                .hasMessage("not now");
        assertThat(count("embedding")).isZero();

        job(told::addAll).run();
        assertThat(told).hasSize(2);
    }

    /** It changes after it was put on the list and before what was read of it is kept. */
    @Test
    void whatChangesWhileItIsReadIsReadAgain() {
        EmbeddingStore store = shop.bean(EmbeddingStore.class);
        store.noteMissing(List.of(id(first)));
        List<EmbeddingStore.Due> read = store.due(1);
        byte[] anotherText = {1};
        store.noteChanged(List.of(new EmbeddingStore.Hashed(id(first), anotherText)));

        assertThat(store.takeOff(read)).isEmpty();
        assertThat(store.takeOff(store.due(1))).containsExactly(id(first));
    }

    @Test
    void whatHasChangedSinceIsFoundByTheNextNodeThatStarts() {
        job(told::addAll).run();
        told.clear();
        first.change("{\"title\":\"Espresso maker\"}").expect(200);

        job(told::addAll).run();

        assertThat(told).containsExactly(id(first));
    }

    @Test
    void whatWasRemovedMeanwhileIsForgotten() {
        job(told::addAll).run();
        shop.bean(JdbcClient.class).sql("""
                        insert into search.embedding
                        select gen_random_uuid(), text_hash, vector from search.embedding limit 1
                        """).update();
        second.archived();

        job(told::addAll).run();

        assertThat(count("embedding")).isEqualTo(2);
        assertThat(shop.bean(Embeddings.class).vectors(told)).containsOnlyKeys(id(first), id(second));
    }

    @Test
    void theWalkGoesOnWhereAnotherNodeLeftIt() {
        JdbcClient sql = shop.bean(JdbcClient.class);
        sql.sql("update search.embedding_walk set reached = :product")
                .param("product", id(second).value())
                .update();

        job(told::addAll).run();

        assertThat(told).containsExactly(id(first));
    }

    @Test
    void aModelThatFailsLeavesProductsToOthers() {
        LazyModel damaged = new LazyModel(
                true,
                new ModelFiles(
                        ModelFiles.packed().tokenizer(), ModelFiles.packed().tokenizer()));
        damaged.meaning("wanted", 8, Duration.ZERO);
        EmbedProducts job = job(damaged, told::addAll);

        job.run();
        job.run();
        assertThat(told).isEmpty();
        assertThat(count("embedding_due")).isLessThanOrEqualTo(2);

        job(told::addAll).run();
        assertThat(told).hasSize(2);
    }

    private EmbedProducts job(VectorsChanged copy) {
        return job(model, copy);
    }

    private EmbedProducts job(LazyModel read, VectorsChanged copy) {
        EmbeddingStore store = shop.bean(EmbeddingStore.class);
        ProductTexts texts = shop.bean(ProductTexts.class);
        TransactionTemplate transaction = shop.bean(TransactionTemplate.class);
        return new EmbedProducts(
                store,
                texts,
                new FindMissing(store, texts, transaction),
                read,
                List.of(copy),
                transaction,
                shop.bean(Jobs.class),
                new MeaningSettings(true));
    }

    private int count(String table) {
        return shop.bean(JdbcClient.class)
                .sql("select count(*) from search." + table)
                .query(Integer.class)
                .single();
    }

    private static ProductId id(Product product) {
        return ProductId.fromPath(product.id());
    }
}
