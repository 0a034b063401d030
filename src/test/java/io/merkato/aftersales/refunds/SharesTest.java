package io.merkato.aftersales.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.aftersales.refunds.Shares.Given;
import io.merkato.kernel.Address;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.OrderState;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.OrderTotals;
import io.merkato.orders.Parts;
import io.merkato.orders.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Whatever was ordered and in whatever steps it is given back: the parts add up to what was paid, to the cent. */
class SharesTest {

    private static final Given NOTHING = new Given(Map.of(), 0);

    @Property(tries = 2_000)
    void partsOfAnOrderAddUpToItsTotal(@ForAll @LongRange long seed) {
        Order order = order(new Random(seed));

        Parts parts = Parts.of(order);

        long sum = parts.shipping().amount().amount()
                + parts.lines().values().stream()
                        .mapToLong(part -> part.amount().amount())
                        .sum();
        assertThat(sum).isEqualTo(order.totals().total().amount());
        long tax = parts.shipping().tax().amount()
                + parts.lines().values().stream()
                        .mapToLong(part -> part.tax().amount())
                        .sum();
        assertThat(tax).isEqualTo(order.totals().tax().amount());
    }

    @Property(tries = 2_000)
    void stepsInAnyOrderEndAtWhatWasPaid(@ForAll @LongRange long seed) {
        Random random = new Random(seed);
        Order order = order(random);
        Parts parts = Parts.of(order);
        Given given = NOTHING;
        List<Given> failed = new ArrayList<>();
        Shares shares = new Shares(order, given);
        while (!shares.left().isEmpty() || !shares.shipping(ShippingBack.ALL).isZero()) {
            Given step = step(shares, random);
            // One that fails is taken back later, when others have been added.
            given = sum(given, step, 1);
            assertThat(given.shipping()).isBetween(0L, parts.shipping().amount().amount());
            if (random.nextInt(3) == 0) {
                failed.add(step);
            }
            if (!failed.isEmpty() && random.nextBoolean()) {
                given = sum(given, failed.removeFirst(), -1);
            }
            shares = new Shares(order, given);
        }

        Given all = given;
        parts.lines().forEach((line, part) -> {
            Given.Line last = all.lines().getOrDefault(line, Given.Line.NOTHING);
            assertThat(last.amount()).isEqualTo(part.amount().amount());
            assertThat(last.tax()).isEqualTo(part.tax().amount());
        });
        assertThat(all.shipping()).isEqualTo(parts.shipping().amount().amount());
    }

    @Property(tries = 2_000)
    void standardShippingInAnyNumberOfStepsIsItsShareAndNoMore(@ForAll @LongRange long seed) {
        Random random = new Random(seed);
        Order order = order(random);
        long share = new Shares(order, NOTHING).shipping(ShippingBack.STANDARD).amount();
        long before = random.nextLong(Parts.of(order).shipping().amount().amount() + 1);

        long given = before;
        for (int step = 0; step < 3; step++) {
            given += new Shares(order, new Given(Map.of(), given))
                    .shipping(ShippingBack.STANDARD)
                    .amount();
        }

        assertThat(given).isEqualTo(Math.max(before, share));
        assertThat(share)
                .isBetween(
                        order.standardShipping().amount(),
                        Parts.of(order).shipping().amount().amount());
    }

    @Test
    void standardShippingIsGivenBackWithItsTaxRoundedDown() {
        Order order = shipped(1290, 245, 490);

        assertThat(shipping(order, 0, ShippingBack.STANDARD))
                .as("490 / 1290 of 1290 and 245, which is 583.06")
                .isEqualTo(583);
        assertThat(shipping(order, 0, ShippingBack.ALL)).isEqualTo(1535);
        assertThat(shipping(order, 0, ShippingBack.NONE)).isZero();
    }

    @Test
    void whatOfTheShippingWasGivenBackBeforeIsNotGivenAgain() {
        Order order = shipped(1290, 245, 490);

        assertThat(shipping(order, 100, ShippingBack.STANDARD)).isEqualTo(483);
        assertThat(shipping(order, 583, ShippingBack.STANDARD)).isZero();
        assertThat(shipping(order, 600, ShippingBack.STANDARD)).isZero();
        assertThat(shipping(order, 583, ShippingBack.ALL)).isEqualTo(952);
        assertThat(shipping(order, 1535, ShippingBack.ALL)).isZero();
    }

    @Test
    void allOfStandardShippingIsGivenBack() {
        assertThat(shipping(shipped(490, 93, 490), 0, ShippingBack.STANDARD)).isEqualTo(583);
    }

    @Test
    void shippingThatWasFreeIsNothing() {
        for (ShippingBack back : ShippingBack.values()) {
            assertThat(shipping(shipped(0, 0, 0), 0, back)).isZero();
        }
    }

    @Test
    void whereStandardShippingIsFreeNothingOfExpressIsDue() {
        assertThat(shipping(shipped(1290, 245, 0), 0, ShippingBack.STANDARD)).isZero();
        assertThat(shipping(shipped(1290, 245, 0), 0, ShippingBack.ALL)).isEqualTo(1535);
    }

    private static long shipping(Order order, long given, ShippingBack back) {
        return new Shares(order, new Given(Map.of(), given)).shipping(back).amount();
    }

    /** An order of one thing at 10 euros, with its taxes on top. */
    private static Order shipped(long shipping, long shippingTax, long standardShipping) {
        Money subtotal = new Money(1000, "EUR");
        Money tax = new Money(190 + shippingTax, "EUR");
        Money paid = new Money(shipping, "EUR");
        OrderTotals totals = new OrderTotals(
                subtotal,
                Money.zero("EUR"),
                paid,
                tax,
                false,
                subtotal.plus(paid).plus(tax));
        return order(List.of(line("EUR", 1, 1000, 0, 1000, 190)), totals, new Money(standardShipping, "EUR"));
    }

    private static Given step(Shares shares, Random random) {
        Map<OrderLineId, Integer> units = new HashMap<>();
        shares.left().forEach((line, left) -> {
            if (random.nextBoolean()) {
                units.put(line, 1 + random.nextInt(left));
            }
        });
        Map<OrderLineId, Given.Line> lines = new HashMap<>();
        shares.items(units).forEach(item -> {
            assertThat(item.amount().isNegative()).isFalse();
            assertThat(item.tax().amount()).isBetween(0L, item.amount().amount());
            lines.put(
                    item.orderItemId(),
                    new Given.Line(
                            item.quantity(), item.amount().amount(), item.tax().amount()));
        });
        Money shipping = shares.shipping(List.of(ShippingBack.values()).get(random.nextInt(3)));
        return new Given(lines, shipping.amount());
    }

    private static Given sum(Given given, Given step, int sign) {
        Map<OrderLineId, Given.Line> lines = new HashMap<>(given.lines());
        step.lines()
                .forEach((id, line) -> lines.merge(
                        id,
                        new Given.Line(sign * line.units(), sign * line.amount(), sign * line.tax()),
                        (before, more) -> new Given.Line(
                                before.units() + more.units(),
                                before.amount() + more.amount(),
                                before.tax() + more.tax())));
        return new Given(lines, given.shipping() + sign * step.shipping());
    }

    private static Order order(Random random) {
        String currency = List.of("JPY", "EUR", "KWD").get(random.nextInt(3));
        boolean included = random.nextBoolean();
        List<OrderLine> lines = new ArrayList<>();
        long subtotal = 0;
        long taxes = 0;
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            int quantity = 1 + random.nextInt(9);
            long price = random.nextInt(10) == 0 ? 0 : random.nextLong(100_000);
            long off = random.nextLong(price * quantity + 1) / 4;
            long total = price * quantity - off;
            long tax = included ? total * 19 / 119 : total * 19 / 100;
            subtotal += total;
            taxes += tax;
            lines.add(line(currency, quantity, price, off, total, tax));
        }
        long discount = subtotal == 0 ? 0 : random.nextLong(subtotal) / 3;
        long shipping = random.nextLong(2_000);
        long shippingTax = included ? shipping * 19 / 119 : shipping * 19 / 100;
        long tax = taxes + shippingTax;
        long total = subtotal - discount + shipping + (included ? 0 : tax);
        OrderTotals totals = new OrderTotals(
                new Money(subtotal, currency),
                new Money(discount, currency),
                new Money(shipping, currency),
                new Money(tax, currency),
                included,
                new Money(total, currency));
        long standardShipping = random.nextInt(3) == 0 ? shipping : random.nextLong(shipping + 1);
        return order(lines, totals, new Money(standardShipping, currency));
    }

    private static OrderLine line(String currency, int quantity, long price, long off, long total, long tax) {
        return new OrderLine(
                new OrderLineId(UUID.randomUUID()),
                new VariantId(UUID.randomUUID()),
                new ProductId(UUID.randomUUID()),
                "SKU",
                "Thing",
                null,
                quantity,
                0,
                0,
                0,
                new Money(price, currency),
                new Money(off, currency),
                new Money(total, currency),
                new Money(tax, currency),
                "standard",
                0,
                false);
    }

    private static Order order(List<OrderLine> lines, OrderTotals totals, Money standardShipping) {
        Address address = new Address("Ada", "Ring 1", null, "Berlin", "10115", null, "DE", null);
        return new Order(
                new OrderId(UUID.randomUUID()),
                "M-00000000",
                null,
                "ada@example.org",
                new OrderState(OrderStatus.CONFIRMED, PaymentStatus.PAID, FulfillmentStatus.UNFULFILLED),
                false,
                lines,
                totals,
                standardShipping,
                Money.zero(totals.total().currency()),
                Money.zero(totals.total().currency()),
                "standard",
                "sandbox",
                null,
                address,
                null,
                Instant.EPOCH);
    }
}
