package io.merkato.accounts;

import static io.merkato.accounts.AccountProblem.INVALID_CREDENTIALS;

import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.platform.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs people in. Whatever is wrong, the answer is INVALID_CREDENTIALS after the same work. */
@Component
class SignIn {

    private final AccountStore accounts;
    private final PasswordHashing hashing;
    private final RequestConfirmation requestConfirmation;
    private final Sessions sessions;
    private final TransactionTemplate transaction;

    SignIn(
            AccountStore accounts,
            PasswordHashing hashing,
            RequestConfirmation requestConfirmation,
            Sessions sessions,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.requestConfirmation = requestConfirmation;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /** Opens a session. No connection is held while the password is checked. */
    SessionTokens signIn(String email, Password password) {
        Account account = accounts.findByEmail(email);
        boolean matches = hashing.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !matches || account.disabled()) {
            throw refused();
        }
        if (!account.confirmed()) {
            confirmAgain(account);
            throw refused();
        }
        return sessions.open(account, currentHash(account, password)).orElseThrow(SignIn::refused);
    }

    private void confirmAgain(Account account) {
        NewAccount registration = new NewAccount(
                account.email(), account.passwordHash(), account.firstName(), account.lastName(), account.phone());
        transaction.executeWithoutResult(status -> {
            if (accounts.markConfirmationResent(account.id())) {
                requestConfirmation.of(account.id(), registration);
            }
        });
    }

    /** The stored hash, made anew with today's parameters when it is older than they are. */
    private String currentHash(Account account, Password password) {
        if (!hashing.isOutdated(account.passwordHash())) {
            return account.passwordHash();
        }
        String stronger = hashing.hash(password);
        return accounts.replaceHash(account.id(), account.passwordHash(), stronger) ? stronger : account.passwordHash();
    }

    private static Problem refused() {
        return INVALID_CREDENTIALS.because(
                "Check both. If you have just registered, follow the link in the mail first.");
    }
}
