package io.merkato.payments.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.PromisingGateway;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;

/** Several who end one promise at the same moment. One of them does, and the order is what that one made of it. */
@ShopTest
class PromiseRacesTest {

    @RepeatedTest(3)
    @ManyConnections
    void whatIsSettledByManyAtOnceIsPaidOnce(Shop shop) {
        PaidLater order = byTransfer(shop, shop.product(1250, 5));

        List<Answer> answers = AtOnce.run(6, i -> order.settle());

        assertThat(statuses(answers)).containsOnlyOnce(200).containsOnly(200, 409);
        order.is("confirmed, paid, paid");
        assertThat(operations(order, "capture")).isEqualTo(1);
    }

    @RepeatedTest(3)
    @ManyConnections
    void whatIsCapturedByManyAtOnceIsTakenOnce(Shop shop) {
        PaidLater order = card(shop, shop.product(1250, 5));

        List<Answer> answers = AtOnce.run(6, i -> order.capture());

        assertThat(statuses(answers)).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(shop.bean(PromisingGateway.class).taken(order.id())).isEqualTo(order.total());
        assertThat(operations(order, "capture")).isEqualTo(1);
    }

    @RepeatedTest(5)
    @ManyConnections
    void ofACaptureAndACancellationNothingIsKept(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = card(shop, mug);

        AtOnce.all(List.<Supplier<Answer>>of(order::capture, order::cancel));

        // The buyer cancels whatever became of the payment: it was given up, or given back.
        shop.expectNothingLeftOver();
        assertThat(order.becomes(
                                order.state().contains("voided")
                                        ? "cancelled, failed, voided"
                                        : "cancelled, refunded, refunded")
                        .read()
                        .text("/status"))
                .isEqualTo("cancelled");
        assertThat(shop.bean(PromisingGateway.class).taken(order.id())).isZero();
        assertThat(shop.bean(PromisingGateway.class).promised(order.id())).isZero();
        assertThat(mug.available()).isEqualTo(5);
    }

    @RepeatedTest(5)
    @ManyConnections
    void ofASettlementAndACancellationOneIsFirst(Shop shop) {
        PaidLater order = byTransfer(shop, shop.product(1250, 5));

        List<Answer> answers = AtOnce.all(List.<Supplier<Answer>>of(order::settle, order::cancelAsStaff));

        shop.expectNothingLeftOver();
        boolean settled = answers.getFirst().status() == 200;
        assertThat(order.state())
                .isIn(
                        settled
                                ? List.of("cancelled, paid, paid", "confirmed, paid, paid")
                                : List.of("cancelled, failed, voided"));
    }

    @RepeatedTest(5)
    @ManyConnections
    void whatIsSettledAsItsTimeIsOverIsPaidOrCancelled(Shop shop) {
        Product mug = shop.product(1250, 5);
        PaidLater order = byTransfer(shop, mug).daysLater(14);

        List<Answer> answers = AtOnce.all(List.<Supplier<Answer>>of(order::settle, () -> {
            shop.bean(WatchPromises.class).run();
            return order.read();
        }));

        boolean settled = answers.getFirst().status() == 200;
        order.becomes(settled ? "confirmed, paid, paid" : "cancelled, failed, voided");
        shop.expectNothingLeftOver();
        assertThat(mug.available()).isEqualTo(settled ? 3 : 5);
    }

    @RepeatedTest(3)
    @ManyConnections
    void parcelsOfOneOrderThatLeaveAtOnceTakeItsMoneyOnce(Shop shop) {
        PaidLater order = PaidLater.by(PromisingGateway.METHOD, "ok", shop, shop.product(1250, 9), 4);

        List<Answer> answers = AtOnce.run(4, i -> order.ship(1));

        assertThat(statuses(answers)).containsOnly(201);
        order.becomes("confirmed, paid, paid");
        assertThat(operations(order, "capture")).isEqualTo(1);
    }

    @RepeatedTest(3)
    @ManyConnections
    void unitsThatAreCancelledWhileTheMoneyIsTakenAreNotPaid(Shop shop) {
        PaidLater order = PaidLater.by(PromisingGateway.METHOD, "ok", shop, shop.product(1250, 9), 4);

        List<Answer> answers = AtOnce.run(4, i -> i == 0 ? order.capture() : order.cancelAsStaff(1));

        shop.expectNothingLeftOver();
        long cancelled = answers.stream()
                .skip(1)
                .filter(answer -> answer.status() == 200)
                .count();
        assertThat(answers.getFirst().status()).isEqualTo(200);
        assertThat(shop.bean(PromisingGateway.class).taken(order.id())).isEqualTo(order.total() - cancelled * 1250);
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    private static long operations(PaidLater order, String kind) {
        return order.admin()
                .at("/payments/0/operations")
                .valueStream()
                .filter(operation -> operation.get("kind").asString().equals(kind))
                .count();
    }

    private static PaidLater card(Shop shop, Product product) {
        return PaidLater.by(PromisingGateway.METHOD, "ok", shop, product, 2);
    }

    private static PaidLater byTransfer(Shop shop, Product product) {
        return PaidLater.by("bank-transfer", "none", shop, product, 2);
    }
}
