package io.merkato.aftersales.returns;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.OrderId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Returns: what other parts of the shop may ask of them. */
@Component
public class Returns {

    private final ReturnStore store;

    Returns(ReturnStore store) {
        this.store = store;
    }

    /** The return, or NOT_FOUND. */
    public Return get(ReturnId id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.because("There is no such return."));
    }

    /** All returns of an order, in the order in which they were asked for. */
    public List<Return> of(OrderId order) {
        return store.of(List.of(order));
    }

    /** Returns of all orders, the newest first; of one status when it is given. */
    Page<Return> list(@Nullable ReturnStatus status, PageRequest page) {
        String query = "returns " + status;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        return Page.of(
                store.list(status, cursor == null ? null : cursor.id(0), page.size() + 1),
                page.size(),
                last -> Cursor.at(query, last.id()));
    }
}
