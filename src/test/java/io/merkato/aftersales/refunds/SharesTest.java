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

/** Whatever was ordered and in whatever steps it is given back: the parts add up to what was paid, to the cent. */
class SharesTest {

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
        Map<OrderLineId, Given.Line> given = new HashMap<>();
        List<Map<OrderLineId, Given.Line>> failed = new ArrayList<>();
        Shares shares = new Shares(order, new Given(given, 0));
        while (!shares.left().isEmpty()) {
            Map<OrderLineId, Given.Line> step = step(shares, random);
            // One that fails is taken back later, when others have been added.
            add(given, step, 1);
            if (random.nextInt(3) == 0) {
                failed.add(step);
            }
            if (!failed.isEmpty() && random.nextBoolean()) {
                add(given, failed.removeFirst(), -1);
            }
            shares = new Shares(order, new Given(Map.copyOf(given), 0));
        }

        Parts parts = Parts.of(order);
        parts.lines().forEach((line, part) -> {
            Given.Line all = given.getOrDefault(line, Given.Line.NOTHING);
            assertThat(all.amount()).isEqualTo(part.amount().amount());
            assertThat(all.tax()).isEqualTo(part.tax().amount());
        });
    }

    private static Map<OrderLineId, Given.Line> step(Shares shares, Random random) {
        Map<OrderLineId, Integer> units = new HashMap<>();
        shares.left().forEach((line, left) -> {
            if (random.nextBoolean()) {
                units.put(line, 1 + random.nextInt(left));
            }
        });
        Map<OrderLineId, Given.Line> step = new HashMap<>();
        shares.items(units).forEach(item -> {
            assertThat(item.amount().isNegative()).isFalse();
            assertThat(item.tax().amount()).isBetween(0L, item.amount().amount());
            step.put(
                    item.orderItemId(),
                    new Given.Line(
                            item.quantity(), item.amount().amount(), item.tax().amount()));
        });
        return step;
    }

    private static void add(Map<OrderLineId, Given.Line> given, Map<OrderLineId, Given.Line> step, int sign) {
        step.forEach((id, line) -> given.merge(
                id,
                new Given.Line(sign * line.units(), sign * line.amount(), sign * line.tax()),
                (before, more) -> new Given.Line(
                        before.units() + more.units(), before.amount() + more.amount(), before.tax() + more.tax())));
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
        return order(lines, totals);
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

    private static Order order(List<OrderLine> lines, OrderTotals totals) {
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
                Money.zero(totals.total().currency()),
                "standard",
                "sandbox",
                address,
                null,
                List.of(),
                Instant.EPOCH);
    }
}
