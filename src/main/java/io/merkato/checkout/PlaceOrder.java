package io.merkato.checkout;

import static io.merkato.checkout.CheckoutProblem.EMAIL_REQUIRED;
import static io.merkato.checkout.CheckoutProblem.TOO_MANY_UNPAID;
import static io.merkato.checkout.CheckoutProblem.TOTAL_CHANGED;
import static io.merkato.payments.PaymentProblem.PAYMENT_DECLINED;

import io.merkato.accounts.Accounts;
import io.merkato.cart.CartContents;
import io.merkato.cart.Carts;
import io.merkato.inventory.Inventory;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.orders.PaymentStatus;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes an order of a cart that is paid or to be paid later, in two steps: the order, the payment operation and the hold on stock
 * are committed; then the gateway is called, with nothing held, and its answer is applied and committed. Whatever dies in between is finished
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
    private final CheckoutSettings settings;

    PlaceOrder(
            Accounts accounts,
            Carts carts,
            QuoteCart quotes,
            Orders orders,
            Payments payments,
            Inventory inventory,
            SettleCharge settleCharge,
            Idempotency idempotency,
            CheckoutSettings settings) {
        this.accounts = accounts;
        this.carts = carts;
        this.quotes = quotes;
        this.orders = orders;
        this.payments = payments;
        this.inventory = inventory;
        this.settleCharge = settleCharge;
        this.idempotency = idempotency;
        this.settings = settings;
    }

    /**
     * Places the order, or gives what came of it to a repeated request: paid, or with its payment still open.
     *
     * @throws io.merkato.platform.problem.Problem PAYMENT_DECLINED, which is kept: the order was made and is cancelled
     */
    Order.Told place(Checkout checkout, IdempotentRequest request) {
        return idempotency.inTwoSteps(
                request.keeping(PAYMENT_DECLINED),
                OrderId::new,
                order -> begin(order, checkout),
                payments::finish,
                this::unlessDeclined,
                told -> told.order().state().status() != OrderStatus.PENDING_PAYMENT);
    }

    /**
     * The first step; empty when there is nothing to pay. Stock comes last: its rows are the ones that many want, and they
     * stay locked until the commit.
     */
    private Optional<Operation> begin(OrderId order, Checkout checkout) {
        payments.requireMethod(checkout.paymentMethod());
        String email = email(checkout);
        CartContents cart = carts.beginOrder(checkout.buyer(), order);
        QuotedCart quoted = quotes.quoteToOrder(cart, checkout.shippingAddress().country(), checkout.shippingMethod());
        requireExpectedTotal(checkout.expectedTotal(), quoted.total());
        Map<VariantId, Integer> unpaid = orders.place(quoted.toOrder(order, checkout, email));
        if (!quoted.total().isZero()) {
            requireWithinUnpaid(quoted.units(), unpaid);
        }
        Optional<Operation> payment = quoted.total().isZero()
                ? Optional.empty()
                : Optional.of(payments.open(order, checkout.paymentMethod(), checkout.paymentToken(), quoted.total()));
        inventory.hold(order, quoted.units());
        if (payment.isEmpty()) {
            settleCharge.confirm(order);
        }
        return payment;
    }

    /** Where the order mail goes. A customer is not erased while the order is being placed. */
    private String email(Checkout checkout) {
        UserId customer = checkout.buyer().customer();
        if (customer != null) {
            accounts.keepFromErasure(customer);
        }
        if (checkout.email() != null) {
            return checkout.email();
        }
        if (customer == null) {
            throw EMAIL_REQUIRED.because("Say where the confirmation shall go.");
        }
        return accounts.email(customer);
    }

    private Order.Told unlessDeclined(OrderId id) {
        Order.Told told = orders.told(id);
        Order order = told.order();
        if (order.state().paymentStatus() == PaymentStatus.FAILED && order.promise() == null) {
            throw PAYMENT_DECLINED
                    .because("Nothing was charged and your cart is as it was. Try another means of payment.")
                    .with("orderId", order.id());
        }
        return told;
    }

    private void requireWithinUnpaid(Map<VariantId, Integer> units, Map<VariantId, Integer> before) {
        List<VariantId> tooMany = units.entrySet().stream()
                .filter(entry -> entry.getValue() + before.getOrDefault(entry.getKey(), 0) > settings.unpaidUnits())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!tooMany.isEmpty()) {
            throw TOO_MANY_UNPAID
                    .because("Order at most " + settings.unpaidUnits() + " of each, and more when these are paid.")
                    .with("variantIds", tooMany);
        }
    }

    private static void requireExpectedTotal(@Nullable Money expected, Money total) {
        if (expected != null && !expected.equals(total)) {
            throw TOTAL_CHANGED
                    .because("You expected " + expected.display() + " and it is " + total.display() + ".")
                    .with("expectedTotal", expected)
                    .with("total", total);
        }
    }
}
