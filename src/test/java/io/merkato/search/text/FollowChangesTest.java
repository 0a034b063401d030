package io.merkato.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.ProductId;
import io.merkato.search.ChangedProduct;
import io.merkato.search.SearchChanges;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Which changes a node reads, in whatever order transactions end. */
@ModuleTest("search")
@ManyConnections
class FollowChangesTest {

    @Test
    void aChangeIsReadOnce(Slice slice) {
        SearchChanges changes = slice.bean(SearchChanges.class);
        FollowChanges following = new FollowChanges(changes, changes.end());
        ProductId product = ProductId.next();

        inTransaction(slice, () -> changes.changed(List.of(product)));

        assertThat(read(following)).containsExactly(product);
        assertThat(read(following)).isEmpty();
    }

    @Test
    void whatIsCommittedLaterThanALaterChangeIsReadToo(Slice slice) {
        SearchChanges changes = slice.bean(SearchChanges.class);
        FollowChanges following = new FollowChanges(changes, changes.end());
        ProductId slow = ProductId.next();
        ProductId quick = ProductId.next();

        inTransaction(slice, () -> {
            changes.changed(List.of(slow));
            Thread other = Thread.ofVirtual().start(() -> inTransaction(slice, () -> changes.changed(List.of(quick))));
            join(other);
            assertThat(readElsewhere(following)).as("while the first goes on").containsExactly(quick);
        });

        assertThat(read(following)).as("after it").containsExactly(slow);
        assertThat(read(following)).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotRead(Slice slice) {
        SearchChanges changes = slice.bean(SearchChanges.class);
        FollowChanges following = new FollowChanges(changes, changes.end());

        slice.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            changes.changed(List.of(ProductId.next()));
            status.setRollbackOnly();
        });

        assertThat(read(following)).isEmpty();
    }

    @Test
    void whoWasAwayReadsEachProductOnceHoweverOftenItHasChanged(Slice slice) {
        SearchChanges changes = slice.bean(SearchChanges.class);
        long before = changes.end();
        List<ProductId> products = Stream.generate(ProductId::next).limit(1200).toList();
        for (int times = 0; times < 3; times++) {
            inTransaction(slice, () -> changes.changed(products));
        }

        assertThat(read(new FollowChanges(changes, before)))
                .hasSize(1200)
                .containsExactlyInAnyOrderElementsOf(products);
    }

    @Test
    void aPriceThatChangesIsNoChangeOfWords(Slice slice) {
        SearchChanges changes = slice.bean(SearchChanges.class);
        ProductId product = ProductId.next();
        inTransaction(slice, () -> changes.changed(List.of(product)));
        FollowChanges following = new FollowChanges(changes, changes.end());

        inTransaction(slice, () -> changes.moved(List.of(product)));

        List<ChangedProduct> read = new ArrayList<>();
        following.read(read::addAll);
        assertThat(read).singleElement().satisfies(change -> assertThat(change.words())
                .isFalse());
    }

    @Test
    void whoFailsReadsTheSameAgain(Slice slice) {
        SearchChanges changes = slice.bean(SearchChanges.class);
        FollowChanges following = new FollowChanges(changes, changes.end());
        ProductId product = ProductId.next();
        inTransaction(slice, () -> changes.changed(List.of(product)));

        assertThat(IntStream.range(0, 2).mapToObj(time -> failing(following))).containsOnly("failed");

        assertThat(read(following)).containsExactly(product);
    }

    private static String failing(FollowChanges following) {
        try {
            following.read(piece -> {
                throw new IllegalStateException("failed");
            });
            return "read nothing";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<ProductId> read(FollowChanges following) {
        List<ProductId> read = new ArrayList<>();
        following.read(piece -> piece.forEach(change -> read.add(change.product())));
        return read;
    }

    /** By another connection than that of the transaction of this thread. */
    private static List<ProductId> readElsewhere(FollowChanges following) {
        List<ProductId> read = new ArrayList<>();
        join(Thread.ofVirtual().start(() -> read.addAll(read(following))));
        return read;
    }

    private static void inTransaction(Slice slice, Runnable work) {
        slice.bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
