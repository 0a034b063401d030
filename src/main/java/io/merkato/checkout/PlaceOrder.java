package io.merkato.checkout;

import static io.merkato.checkout.CheckoutProblem.TOTAL_CHANGED;

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
import io.merkato.orders.OrderView;
import io.merkato.orders.Orders;
import io.merkato.payments.ChargeOutcome;
import io.merkato.payments.OperationId;
import io.merkato.payments.Payments;
import io.merkato.platform.idempotency.Claim;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.sql.TransientFailure;
import io.merkato.pricing.Quote;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a paid order of a cart, in three steps: the order, the hold on stock and the payment operation are committed;
 * the gateway is called, with nothing held; its answer is applied and committed. Whatever dies in between, {@link
 * SettlePayment} is finished by {@link ReconcilePayments}.
 */
@Component
class PlaceOrder {

    private static final int SETTLING_ATTEMPTS = 3;

    private final Accounts accounts;
    private final Carts carts;
    private final QuoteCart quotes;
    private final Orders orders;
    private final Payments payments;
    private final Inventory inventory;
    private final SettlePayment settlePayment;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    PlaceOrder(
            Accounts accounts,
            Carts carts,
            QuoteCart quotes,
            Orders orders,
            Payments payments,
            Inventory inventory,
            SettlePayment settlePayment,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.carts = carts;
        this.quotes = quotes;
        this.orders = orders;
        this.payments = payments;
        this.inventory = inventory;
        this.settlePayment = settlePayment;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    /**
     * Places the order, or gives the answer of the first time to a repeated request.
     *
     * @param answer how an order is answered, whatever has become of it
     */
    ResponseEntity<OrderView> place(
            Checkout checkout, IdempotentRequest request, Function<Order, ResponseEntity<OrderView>> answer) {
        payments.requireMethod(checkout.paymentMethod());
        return idempotency.patiently(() -> tryToPlace(checkout, request, answer));
    }

    private Optional<ResponseEntity<OrderView>> tryToPlace(
            Checkout checkout, IdempotentRequest request, Function<Order, ResponseEntity<OrderView>> answer) {
        OrderId order = OrderId.next();
        Begun begun = inTransaction(() -> switch (idempotency.claim(request, order.value())) {
            case Claim.First first -> prepare(order, checkout);
            case Claim.Answered answered -> new Begun.Answered(answered.answer());
            case Claim.Begun earlier -> new Begun.Earlier(new OrderId(earlier.subject()));
            case Claim.Running running -> new Begun.Elsewhere();
        });
        return switch (begun) {
            case Begun.ToBeCharged charge -> {
                ChargeOutcome outcome = payments.charge(charge.operation());
                yield Optional.of(persistently(() -> {
                    settlePayment.settle(charge.operation(), outcome);
                    return idempotency.answered(request, answer.apply(orders.get(order)));
                }));
            }
            case Begun.Free free ->
                Optional.of(inTransaction(() -> idempotency.answered(request, answer.apply(orders.get(order)))));
            case Begun.Answered answered -> Optional.of(Idempotency.cast(answered.answer()));
            case Begun.Earlier earlier -> finishedEarlier(earlier.order(), request, answer);
            case Begun.Elsewhere elsewhere -> Optional.empty();
        };
    }

    /** The first step. Stock comes last: its rows are the ones that many want, and they stay locked until the commit. */
    private Begun prepare(OrderId order, Checkout checkout) {
        if (checkout.buyer().customer() != null) {
            accounts.keepFromErasure(checkout.buyer().customer());
        }
        CartContents cart = carts.beginOrder(checkout.buyer(), order);
        QuoteCart.Quoted quoted =
                quotes.quoteToOrder(cart, checkout.shippingAddress().country(), checkout.shippingMethod());
        requireExpectedTotal(checkout.expectedTotal(), quoted.quote().total());
        orders.place(newOrder(order, checkout, quoted));
        Money total = quoted.quote().total();
        OperationId operation =
                total.isZero() ? null : payments.open(order, checkout.paymentMethod(), checkout.paymentToken(), total);
        inventory.hold(
                order,
                quoted.quote().lines().stream().collect(Collectors.toMap(Quote.Line::variantId, Quote.Line::quantity)));
        if (operation == null) {
            settlePayment.confirm(order);
            return new Begun.Free();
        }
        return new Begun.ToBeCharged(operation);
    }

    /** A request that was begun before: its answer, once its payment is decided. */
    private Optional<ResponseEntity<OrderView>> finishedEarlier(
            OrderId order, IdempotentRequest request, Function<Order, ResponseEntity<OrderView>> answer) {
        return inTransaction(() -> {
            Order found = orders.get(order);
            return found.state().status() == OrderStatus.PENDING_PAYMENT
                    ? Optional.empty()
                    : Optional.of(idempotency.answered(request, answer.apply(found)));
        });
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

    /** The money may have been taken: a busy database is asked again before the buyer is left in doubt. */
    private <T> T persistently(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(work);
            } catch (TransactionException | DataAccessException e) {
                if (attempt == SETTLING_ATTEMPTS || !TransientFailure.is(e)) {
                    throw e;
                }
            }
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** Where the first step led. */
    private sealed interface Begun {

        record ToBeCharged(OperationId operation) implements Begun {}

        record Free() implements Begun {}

        record Answered(ResponseEntity<Object> answer) implements Begun {}

        record Earlier(OrderId order) implements Begun {}

        record Elsewhere() implements Begun {}
    }
}
