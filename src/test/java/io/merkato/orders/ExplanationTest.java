package io.merkato.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.VariantId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** How totals come about. */
class ExplanationTest {

    private static final String[] CURRENCIES = {"JPY", "EUR", "KWD"};
    private static final int[] RATES = {0, 50_000, 70_000, 190_000, 99_750, 250_000, 1_000_000};

    /** Two lines of 19.99 and a discount of a cent on the whole. */
    @Example
    void whatALineComesToIsToldWithItsShares() {
        Explanation.Item one = item(1999, 2, 1998, 319, 190_000);
        Explanation.Item two = item(999, 1, 0, 160, 190_000);

        Explanation explained = Explanation.of(totals(2999, 1, 490, 557, true, 3488, "EUR"), List.of(one, two));

        assertThat(explained.lines())
                .extracting(
                        line -> line.orderDiscount().amount(),
                        line -> line.shipping().amount(),
                        line -> line.total().amount())
                .containsExactly(tuple(1L, 327L, 2326L), tuple(0L, 163L, 1162L));
        assertThat(explained.shippingTax().amount()).isEqualTo(78);
        assertThat(explained.lines().getFirst().taxRounding()).isEqualTo("-0.327731");
        assertThat(explained.lines().getLast().taxRounding()).isEqualTo("0.495798");
    }

    @Example
    void linesThatCostNothingShareShippingByTheirUnits() {
        Explanation explained = Explanation.of(
                totals(0, 0, 490, 0, true, 490, "EUR"), List.of(item(0, 1, 0, 0, 0), item(0, 3, 0, 0, 0)));

        assertThat(explained.lines())
                .extracting(line -> line.shipping().amount())
                .containsExactly(123L, 367L);
        assertThat(explained.lines().getFirst().taxRounding()).isEqualTo("0");
    }

    @Property(tries = 3000)
    void whatTheLinesComeToAddsUpToTheTotal(@ForAll long seed) {
        addsUp(new Random(seed));
    }

    static void addsUp(Random random) {
        Cart cart = Cart.of(random);

        Explanation explained = Explanation.of(cart.totals(), cart.items());

        Money zero = Money.zero(cart.totals().total().currency());
        assertThat(sum(explained, Explanation.Line::total, zero))
                .isEqualTo(cart.totals().total());
        assertThat(sum(explained, Explanation.Line::shipping, zero))
                .isEqualTo(cart.totals().shipping());
        assertThat(sum(explained, Explanation.Line::orderDiscount, zero))
                .isEqualTo(cart.totals().discount());
        assertThat(sum(explained, Explanation.Line::shippingTax, zero)).isEqualTo(explained.shippingTax());
        for (Explanation.Line line : explained.lines()) {
            Money net = line.unitPrice()
                    .times(line.quantity())
                    .minus(line.discount())
                    .minus(line.orderDiscount())
                    .plus(line.shipping());
            assertThat(line.total())
                    .isEqualTo(
                            cart.totals().taxIncluded()
                                    ? net
                                    : net.plus(line.tax()).plus(line.shippingTax()));
            assertThat(line.total().isNegative()).isFalse();
        }
    }

    private static Money sum(Explanation explained, Function<Explanation.Line, Money> part, Money zero) {
        return explained.lines().stream().map(part).reduce(zero, Money::plus);
    }

    private static Explanation.Item item(long unitPrice, int quantity, long discount, long tax, int ppm) {
        return new Explanation.Item(
                new VariantId(Ids.next()),
                quantity,
                euros(unitPrice),
                euros(discount),
                euros(unitPrice * quantity - discount),
                euros(tax),
                "standard",
                ppm);
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }

    private static OrderTotals totals(
            long subtotal, long discount, long shipping, long tax, boolean included, long total, String currency) {
        return new OrderTotals(
                new Money(subtotal, currency),
                new Money(discount, currency),
                new Money(shipping, currency),
                new Money(tax, currency),
                included,
                new Money(total, currency));
    }

    /** What somebody might buy: some lines are given away, some carts cost a lot, most have odd cents. */
    private record Cart(List<Explanation.Item> items, OrderTotals totals) {

        static Cart of(Random random) {
            String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
            boolean included = random.nextBoolean();
            int most = random.nextInt(20) == 0 ? 1_000_000_000 : 10_000;
            List<Explanation.Item> items = new ArrayList<>();
            long subtotal = 0;
            long tax = 0;
            for (int line = 0; line <= random.nextInt(12); line++) {
                long price = random.nextInt(5) == 0 ? 0 : random.nextInt(most);
                int quantity = 1 + random.nextInt(20);
                long discount = random.nextInt(3) == 0 ? random.nextLong(price * quantity + 1) : 0;
                long lineTotal = price * quantity - discount;
                int ppm = RATES[random.nextInt(RATES.length)];
                long lineTax = tax(lineTotal, ppm, included);
                items.add(new Explanation.Item(
                        new VariantId(Ids.next()),
                        quantity,
                        new Money(price, currency),
                        new Money(discount, currency),
                        new Money(lineTotal, currency),
                        new Money(lineTax, currency),
                        "standard",
                        ppm));
                subtotal += lineTotal;
                tax += lineTax;
            }
            long discount = random.nextInt(3) == 0 ? random.nextLong(subtotal + 1) : 0;
            long shipping = random.nextInt(4) == 0 ? 0 : random.nextInt(2000);
            tax += tax(shipping, RATES[random.nextInt(RATES.length)], included);
            long total = subtotal - discount + shipping + (included ? 0 : tax);
            return new Cart(
                    items, ExplanationTest.totals(subtotal, discount, shipping, tax, included, total, currency));
        }

        private static long tax(long amount, int ppm, boolean included) {
            BigInteger divisor = BigInteger.valueOf(1_000_000L + (included ? ppm : 0));
            return BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(ppm))
                    .add(divisor.shiftRight(1))
                    .divide(divisor)
                    .longValueExact();
        }
    }
}
