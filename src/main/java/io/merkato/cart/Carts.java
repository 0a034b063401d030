package io.merkato.cart;

import static io.merkato.cart.CartProblem.CHECKOUT_IN_PROGRESS;

import io.merkato.kernel.Buyer;
import io.merkato.kernel.OrderId;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carts: what checkout may ask of them and do to them. */
@Component
public class Carts {

    private final CartStore store;

    Carts(CartStore store) {
        this.store = store;
    }

    /** What is in the buyer's cart now. */
    public CartContents contents(Buyer buyer) {
        return new CartContents(store.contents(buyer));
    }

    /**
     * Begins to make an order of the buyer's cart: until {@link #empty} or {@link #release} nothing else changes it and
     * no other order is made of it.
     *
     * @throws io.merkato.platform.problem.Problem CHECKOUT_IN_PROGRESS when another order is being made of it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CartContents beginOrder(Buyer buyer, OrderId order) {
        store.setPendingOrder(buyer, order).ifPresent(Carts::requireFree);
        return contents(buyer);
    }

    /** Empties the cart from which the order was made: the order stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void empty(OrderId order) {
        store.empty(order);
    }

    /** Gives the cart back as it was: nothing came of the order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(OrderId order) {
        store.clearPendingOrder(order);
    }

    static void requireFree(CartStore.Row cart) {
        if (cart.beingOrdered()) {
            throw CHECKOUT_IN_PROGRESS.because("Wait for that order's payment.").retryAfter(Duration.ofSeconds(2));
        }
    }
}
