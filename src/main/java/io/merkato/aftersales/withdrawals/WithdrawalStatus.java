package io.merkato.aftersales.withdrawals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import java.util.Map;
import java.util.Set;

/** What has become of a withdrawal. The table says what may follow what; the SQL that moves one names both ends. */
public enum WithdrawalStatus {
    /** Written down, and not confirmed. */
    DRAFT,
    /** Confirmed, and about to be looked at. */
    RECEIVED,
    /** Carried out by itself. */
    SETTLED,
    /** For staff to decide. */
    UNDECIDED,
    ACCEPTED,
    REJECTED;

    private static final Map<WithdrawalStatus, Set<WithdrawalStatus>> NEXT = Map.of(
            DRAFT, Set.of(RECEIVED),
            RECEIVED, Set.of(SETTLED, UNDECIDED),
            SETTLED, Set.of(),
            UNDECIDED, Set.of(ACCEPTED, REJECTED),
            ACCEPTED, Set.of(),
            REJECTED, Set.of());

    @JsonCreator
    static WithdrawalStatus of(String text) {
        return ApiName.parse(WithdrawalStatus.class, text);
    }

    /** The status as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }

    boolean mayBecome(WithdrawalStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
