package io.merkato.desk;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.staff.OrderNotes;
import io.merkato.platform.visitor.Visitor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes something about an order, for those who run the shop. */
@Component
class NoteOrder {

    private final OrderNotes notes;
    private final ReadAdminOrder read;
    private final AuditTrail audit;

    NoteOrder(OrderNotes notes, ReadAdminOrder read, AuditTrail audit) {
        this.notes = notes;
        this.read = read;
        this.audit = audit;
    }

    /**
     * Writes the note down.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdminOrder.Note note(OrderId order, String text, UserId author, Visitor visitor) {
        AdminOrder.Note note = read.of(notes.add(order, text, author));
        audit.record(SecurityEvent.ORDER_NOTED, null, author, visitor, "order " + order);
        return note;
    }
}
