package io.merkato.payments.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What gateways and our books say of a time.
 *
 * @param from the first instant
 * @param to the first instant that is too late
 * @param count in how many things they differ
 * @param differences the first thousand of these, in the order in which they happened
 */
record Reconciliation(
        Instant from, Instant to, Instant checkedAt, List<Side> gateways, int count, List<Difference> differences) {

    /** Those that gave no answer. */
    List<String> unavailable() {
        return gateways.stream()
                .filter(side -> side.status() == SideStatus.UNAVAILABLE)
                .map(Side::method)
                .toList();
    }

    /**
     * A gateway that was asked, or was not.
     *
     * @param status compared; noList when it lists no money that it moved; unavailable when it gave no answer
     * @param theirs how many movements of the time it lists
     * @param ours how many we have
     */
    @Schema(name = "ReconciledGateway")
    record Side(String method, SideStatus status, int theirs, int ours) {}
}
