package io.merkato.aftersales.withdrawals;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.OrderId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Withdrawals: what other parts of the shop may ask of them. */
@Component
public class Withdrawals {

    private final WithdrawalStore store;

    Withdrawals(WithdrawalStore store) {
        this.store = store;
    }

    /** The withdrawal that somebody confirmed, or NOT_FOUND. */
    public Withdrawal get(WithdrawalId id) {
        return store.find(id)
                .filter(found -> found.status() != WithdrawalStatus.DRAFT)
                .orElseThrow(() -> NOT_FOUND.because("There is no such withdrawal."));
    }

    /** The same, for whoever writes to the person: who is not forgotten while the transaction lasts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawal getLocked(WithdrawalId id) {
        store.lock(id);
        return get(id);
    }

    /** All that are of an order for certain, in the order in which they came. */
    public List<Withdrawal> of(OrderId order) {
        return store.of(List.of(order));
    }

    /** Those that were confirmed, the newest first; of one status when it is given. */
    Page<Withdrawal> list(@Nullable WithdrawalStatus status, PageRequest page) {
        String query = "withdrawals " + status;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        return Page.of(
                store.list(status, cursor == null ? null : cursor.id(0), page.size() + 1),
                page.size(),
                last -> Cursor.at(query, last.id()));
    }
}
