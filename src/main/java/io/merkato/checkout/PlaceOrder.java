package io.merkato.checkout;

import static io.merkato.checkout.CheckoutProblem.TOTAL_CHANGED;
import static io.merkato.payments.PaymentProblem.PAYMENT_DECLINED;

import io.merkato.accounts.Accounts;
import io.merkato.cart.CartContents;
import io.merkato.cart.Carts;
import io.merkato.catalog.SellableVariant;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.orders.NewOrder;
import io.merkato.orders.Order;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.OrderTotals;
import io.merkato.orders.Orders;
import io.merkato.orders.PaymentStatus;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.pricing.Quote;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a paid order of a cart, in two steps: the order, the payment operation and the hold on stock are committed; then
 * the gateway is called, with nothing held, and its answer is applied and committed. Whatever dies in between is finished
 * by payments.
 */
@Component
class PlaceOrder {

    private final Accounts accounts;
    private final Carts carts;
    private final QuoteCart quotes;
    private final Orders orders;
    private final Payments payments;
    private final Inventory inventory;
    private final SettleCharge settleCharge;
    private final Idempotency idempotency;

    PlaceOrder(
            Accounts accounts,
            Carts carts,
            QuoteCart quotes,
            Orders orders,
            Payments payments,
            Inventory inventory,
            SettleCharge settleCharge,
            Idempotency idempotency) {
        this.accounts = accounts;
        this.carts = carts;
        this.quotes = quotes;
        this.orders = orders;
        this.payments = payments;
        this.inventory = inventory;
        this.settleCharge = settleCharge;
        this.idempotency = idempotency;
    }

    /**
     * Places the order, or gives what came of it to a repeated request: paid, or with its payment still open.
     *
     * @throws io.merkato.platform.problem.Problem PAYMENT_DECLINED, which is kept: the order was made and is cancelled
     */
    Order place(Checkout checkout, IdempotentRequest request) {
        payments.requireMethod(checkout.paymentMethod());
        return idempotency.inTwoSteps(
                request.keeping(PAYMENT_DECLINED),
                OrderId::new,
                order -> begin(order, checkout),
                payments::finish,
                this::unlessDeclined,
                order -> order.state().status() != OrderStatus.PENDING_PAYMENT);
    }

    /**
     * The first step; empty when there is nothing to pay. Stock comes last: its rows are the ones that many want, and they
     * stay locked until the commit.
     */
    private Optional<Operation> begin(OrderId order, Checkout checkout) {
        if (checkout.buyer().customer() != null) {
            accounts.keepFromErasure(checkout.buyer().customer());
        }
        CartContents cart = carts.beginOrder(checkout.buyer(), order);
        QuoteCart.Quoted quoted =
                quotes.quoteToOrder(cart, checkout.shippingAddress().country(), checkout.shippingMethod());
        Money total = quoted.quote().total();
        requireExpectedTotal(checkout.expectedTotal(), total);
        orders.place(newOrder(order, checkout, quoted));
        Optional<Operation> charge = total.isZero()
                ? Optional.empty()
                : Optional.of(payments.open(order, checkout.paymentMethod(), checkout.paymentToken(), total));
        inventory.hold(
                order,
                quoted.quote().lines().stream().collect(Collectors.toMap(Quote.Line::variantId, Quote.Line::quantity)));
        if (charge.isEmpty()) {
            settleCharge.confirm(order);
        }
        return charge;
    }

    private Order unlessDeclined(OrderId id) {
        Order order = orders.get(id);
        if (order.state().paymentStatus() == PaymentStatus.FAILED) {
            throw PAYMENT_DECLINED
                    .because("Nothing was charged and your cart is as it was. Try another means of payment.")
                    .with("orderId", order.id());
        }
        return order;
    }

    private static void requireExpectedTotal(@Nullable Money expected, Money total) {
        if (expected != null && !expected.equals(total)) {
            throw TOTAL_CHANGED
                    .because("You expected " + expected.display() + " and it is " + total.display() + ".")
                    .with("expectedTotal", expected)
                    .with("total", total);
        }
    }

    private static NewOrder newOrder(OrderId id, Checkout checkout, QuoteCart.Quoted quoted) {
        Quote quote = quoted.quote();
        return new NewOrder(
                id,
                checkout.buyer(),
                checkout.email(),
                lines(quote, quoted.variants()),
                new OrderTotals(
                        quote.subtotal(),
                        quote.discount(),
                        quote.shipping(),
                        quote.tax(),
                        quote.taxIncluded(),
                        quote.total()),
                checkout.shippingMethod(),
                checkout.paymentMethod(),
                checkout.shippingAddress(),
                checkout.billingAddress());
    }

    private static List<NewOrder.Line> lines(Quote quote, Map<VariantId, SellableVariant> variants) {
        return quote.lines().stream()
                .map(line -> {
                    SellableVariant variant = Objects.requireNonNull(variants.get(line.variantId()));
                    return new NewOrder.Line(
                            line.variantId(),
                            variant.productId(),
                            variant.sku(),
                            variant.title(),
                            variant.image(),
                            line.quantity(),
                            line.unitPrice(),
                            line.discount(),
                            line.lineTotal(),
                            line.tax(),
                            line.taxClass(),
                            line.taxPpm());
                })
                .toList();
    }
}
