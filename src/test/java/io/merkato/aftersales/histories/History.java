package io.merkato.aftersales.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.aftersales.histories.Step.Buyer;
import io.merkato.aftersales.histories.Step.Place;
import io.merkato.aftersales.histories.Step.Slip;
import io.merkato.aftersales.histories.Step.Units;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.VariantId;
import io.merkato.platform.invariants.Invariants;
import io.merkato.platform.invariants.Violation;
import io.merkato.platform.jobs.RecurringJob;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.Shopper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to the orders of three products and of one customer and some guests. Whoever asks for what cannot be is told so. */
final class History {

    private static final int STOCK = 12;

    private final Shop shop;
    private final Map<String, Long> brokenBefore;
    private final List<Product> products;
    private final List<PlacedOrder> orders = new CopyOnWriteArrayList<>();
    private final Customer customer;
    private boolean ended;

    /** @param before of the same shop: signing up takes as long as some steps, so its customer comes again, if it has ended well */
    History(Shop shop, @Nullable History before) {
        this.shop = shop;
        this.customer = before != null && before.ended ? before.customer : Customer.of(shop);
        this.brokenBefore = broken();
        this.products = List.of(shop.product(333, STOCK), shop.product(1999, STOCK), shop.product(0, STOCK));
    }

    void goOn(Step step) {
        switch (step) {
            case Place place -> place(place);
            case Step.Cancel(int n) -> with(n, order -> order.asBuyer("/cancellation", "{\"reason\":\"Too late.\"}"));
            case Step.CancelAsStaff(int n, Units units) ->
                with(n, order -> order.asStaff("/cancellation", order.itemsOrAll(units, "")));
            case Step.Ship(int n, Units units) ->
                with(n, order -> order.ship(order.itemsOrAll(units, "\"carrier\":\"DHL\"")));
            case Step.Deliver(int n, int parcel) -> with(n, order -> order.parcel(parcel, "/delivery"));
            case Step.VoidParcel(int n, int parcel) -> with(n, order -> order.parcel(parcel, "/voiding"));
            case Step.AskToReturn(int n, Units units) -> with(n, order -> order.askToReturn(units));
            case Step.Approve(int n, int asked) -> with(n, order -> order.decide(asked, "/approval", null));
            case Step.Reject(int n, int asked) ->
                with(n, order -> order.decide(asked, "/rejection", "{\"reason\":\"Worn.\"}"));
            case Step.Receive(int n, int asked, Units units, boolean damaged) ->
                with(n, order -> order.decide(asked, "/receipt", order.received(units, damaged)));
            case Step.GiveBack(int n, int cents) -> with(n, order -> order.asStaff("/refunds", """
                    {"amount":{"amount":%s,"currency":"EUR"},"reason":"Sorry."}""".formatted(cents)));
            case Step.GiveBackUnits(int n, Units units, boolean shipping, boolean restock) ->
                with(n, order -> order.asStaff("/refunds", """
                        {"items":%s,"shipping":%s,"restock":%s,"reason":"Sorry."}""".formatted(order.items(units), shipping, restock)));
            case Step.TryAgain(int n, int refund) -> with(n, order -> order.tryAgain(refund));
            case Step.Take(int n, int percent) -> with(n, order -> order.take(percent));
            case Step.Settle(int n) -> with(n, PlacedOrder::settle);
            case Step.SettleRefund(int n, int refund, boolean given) ->
                with(n, order -> order.settleRefund(refund, given));
            case Step.TimePasses(int n, int days) -> with(n, order -> timePasses(order, days));
            case Step.Withdraw(int n, Units units, Slip slip, boolean confirmedTwice) ->
                with(n, order -> order.withdraw(units, slip, confirmedTwice));
            case Step.AcceptWithdrawal(int n, int which) -> with(n, order -> order.acceptWithdrawal(which));
            case Step.RejectWithdrawal(int n, int which) -> with(n, order -> order.rejectWithdrawal(which));
            case Step.HearGateways() -> hearGateways();
            case Step.AtOnce(List<Step> steps) ->
                AtOnce.run(steps.size(), i -> {
                    goOn(steps.get(i));
                    return i;
                });
        }
    }

    private void with(int number, Consumer<PlacedOrder> deed) {
        List<PlacedOrder> placed = List.copyOf(orders);
        if (!placed.isEmpty()) {
            deed.accept(placed.get(number % placed.size()));
        }
    }

    private void place(Place place) {
        Shopper shopper = place.by() == Buyer.CUSTOMER ? customer : shop.guest();
        Units units = place.units().equals(Units.ALL) ? new Units(1, 1, 1) : place.units();
        IntStream.range(0, products.size())
                .filter(i -> units.of(i) > 0)
                .forEach(i -> PlacedOrder.told(shopper.triesToPut(products.get(i), units.of(i))));
        String body = shopper.orderBody(place.means().method(), place.means().token());
        Answer answer = PlacedOrder.told(shopper.client()
                .withNewKey()
                .post("/v1/orders", place.pickedUp() ? body.replace("\"standard\"", "\"pickup\"") : body));
        if (answer.status() < 300 || answer.status() == 402) {
            SentOrder sent = new SentOrder(shopper, place.means().token(), "", answer);
            orders.add(new PlacedOrder(shop, sent, products));
        }
    }

    private void timePasses(PlacedOrder order, int days) {
        order.daysLater(days);
        run("payments.watch-promises");
    }

    private void run(String job) {
        shop.beans(RecurringJob.class).stream()
                .filter(one -> one.name().equals(job))
                .forEach(RecurringJob::run);
    }

    /** Asks the gateways until nothing is open but what waits for a buyer, and all that follows from it has happened. */
    private void hearGateways() {
        await("all gateways have answered")
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    shop.askGatewaysNow();
                    run("payments.finish-operations");
                    return nothingIsOnItsWay();
                });
    }

    private boolean nothingIsOnItsWay() {
        return shop.bean(JdbcClient.class).sql("""
                        select not exists (select 1 from platform.outbox)
                           and not exists (
                               select 1 from platform.job where task_name = 'aftersales.settle-withdrawal')
                           and not exists (
                               select 1 from payments.operation
                               where status in ('open', 'unknown') or (status = 'actionRequired' and given_up))
                        """).query(Boolean.class).single();
    }

    /** A history that failed before, and is made shorter, leaves behind what it broke: only what is broken since counts. */
    void expectEveryRule() {
        assertThat(broken()).isEqualTo(brokenBefore);
    }

    private Map<String, Long> broken() {
        return shop.bean(Invariants.class).check().stream()
                .collect(Collectors.toMap(Violation::rule, Violation::count));
    }

    /** Everybody goes on to the end, which there is for all that is open; then money and stock are counted. */
    void end() {
        hearGateways();
        orders.forEach(PlacedOrder::cancelIfUnpaid);
        hearGateways();
        orders.forEach(PlacedOrder::decideWithdrawals);
        hearGateways();
        orders.forEach(PlacedOrder::leavesAndComes);
        hearGateways();
        orders.forEach(PlacedOrder::payIfUnpaid);
        hearGateways();
        orders.forEach(PlacedOrder::comesBack);
        hearGateways();
        orders.forEach(PlacedOrder::giveBackByHand);
        customer.client().delete("/v1/cart").expect(200);
        List<OrderEnd> ends = orders.stream().map(PlacedOrder::end).toList();
        ends.forEach(OrderEnd::expectItsMoney);
        products.forEach(product -> expectItsUnits(product, ends));
        ended = true;
    }

    /** What came in lies on the shelf, or was shipped and has not come back, or came back damaged. */
    private void expectItsUnits(Product product, List<OrderEnd> ends) {
        VariantId variant = new VariantId(UUID.fromString(product.variant()));
        StockLevel level = Objects.requireNonNull(
                shop.bean(Inventory.class).levels(List.of(variant)).get(variant));
        assertThat(level.reserved()).isZero();
        assertThat(level.onHand()
                        + ends.stream().mapToInt(end -> end.gone(product)).sum())
                .as("units of %s", product.sku())
                .isEqualTo(STOCK);
    }
}
