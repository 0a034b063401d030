package io.merkato.aftersales.withdrawals;

import io.merkato.aftersales.CancelOrder;
import io.merkato.aftersales.returns.WithdrawnGoods;
import io.merkato.aftersales.withdrawals.Extent.Chosen;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderReversals;
import io.merkato.orders.Orders;
import io.merkato.orders.TimelineType;
import io.merkato.payments.Operation;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries a withdrawal out: what has not left is cancelled and refunded, what has left is awaited. Nothing is withdrawn from twice,
 * since whoever does it holds the order.
 */
@Component
class Withdraw {

    private final Orders orders;
    private final OrderReversals reversals;
    private final CancelOrder cancelOrder;
    private final WithdrawnGoods goods;

    Withdraw(Orders orders, OrderReversals reversals, CancelOrder cancelOrder, WithdrawnGoods goods) {
        this.orders = orders;
        this.reversals = reversals;
        this.cancelOrder = cancelOrder;
        this.goods = goods;
    }

    /** What of an order, which is held, can be withdrawn from. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Extent extent(Order order) {
        return new Extent(order.toShip(), goods.unannounced(order), goods.announced(order));
    }

    /** Lines that are withdrawn from too when the returns are that announce these. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<OrderLineId> announcedWith(Order order, Chosen chosen) {
        return goods.announcedWith(order, chosen.announced());
    }

    /**
     * Withdraws from units of an order that is held, and paid.
     *
     * @param chosen out of its extent, and something
     * @param by who of the staff has accepted it
     * @return what gives money back, to be finished after the commit
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Operation> from(Order order, Chosen chosen, @Nullable UserId by) {
        Order held = reversals.tell(order, TimelineType.WITHDRAWN, "The buyer withdrew from the contract.", by);
        Optional<Operation> refund =
                chosen.toCancel().isEmpty() ? Optional.empty() : cancelOrder.forWithdrawal(held, chosen.toCancel());
        Order rest = orders.get(order.id());
        goods.adopt(rest, chosen.announced(), by);
        if (!chosen.toReturn().isEmpty()) {
            goods.await(rest, chosen.toReturn());
        }
        return refund;
    }

    /**
     * Withdraws from all of an order that is held, whose payment is open: it is cancelled, and refunded if need be, once what
     * became of that is known.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fromUnpaid(Order order) {
        cancelOrder.requestForWithdrawal(
                reversals.tell(order, TimelineType.WITHDRAWN, "The buyer withdrew from the contract.", null));
    }
}
