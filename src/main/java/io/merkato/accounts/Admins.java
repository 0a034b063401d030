package io.merkato.accounts;

import io.merkato.kernel.UserId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who runs the shop, for who has something to tell them. */
@Component
public class Admins {

    private final AdminStore store;

    Admins(AdminStore store) {
        this.store = store;
    }

    /** All admins who are not disabled; none of them is erased until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Admin> keepFromErasure() {
        return store.lockShared();
    }

    /** An admin, and where mail reaches them. */
    public record Admin(UserId id, String email, String firstName) {}
}
