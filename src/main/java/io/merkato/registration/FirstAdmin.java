package io.merkato.registration;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.accounts.NewAccount;
import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordHashing;
import io.merkato.passwords.PasswordRules;
import io.merkato.passwords.PasswordRules.Person;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.settings.StartRefused;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first admin before the shop serves anyone: the one that the settings name, or in a sandbox without them one
 * with a random password, which is printed once and kept in the data folder for the import command.
 */
@Component
final class FirstAdmin implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final String SANDBOX_EMAIL = "admin@merkato.example";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int RANDOM_PASSWORD_LENGTH = 20;
    private static final String FIRST_NAME = "First";
    private static final String LAST_NAME = "Admin";

    private final RegistrationSettings settings;
    private final Mode mode;
    private final AdminFile file;
    private final Accounts accounts;
    private final Confirmations confirmations;
    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final TransactionTemplate transaction;

    FirstAdmin(
            RegistrationSettings settings,
            Mode mode,
            AdminFile file,
            Accounts accounts,
            Confirmations confirmations,
            PasswordRules rules,
            PasswordHashing hashing,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.mode = mode;
        this.file = file;
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.rules = rules;
        this.hashing = hashing;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String email = settings.adminEmail();
        String password = settings.adminPassword();
        if (email != null && password != null) {
            makeNamed(email, new Password(password));
        } else if (!accounts.hasAdmin()) {
            makeRandomInSandbox();
        }
    }

    private void makeNamed(String email, Password password) {
        String weakness = FirstAdminRule.weakness(email, password, rules);
        if (weakness != null) {
            log.warn("{} In production the shop would not start.", weakness);
        }
        Account known = accounts.findByEmail(email);
        if (known != null && known.confirmed()) {
            if (!known.roles().contains(Role.ADMIN)) {
                log.warn("MERKATO_ADMIN_EMAIL names the account of somebody who is no admin; it stays as it is.");
            }
            return;
        }
        NewAccount admin = new NewAccount(
                email,
                hashing.hash(password),
                PasswordRules.isLongEnoughForStaff(password),
                FIRST_NAME,
                LAST_NAME,
                null);
        transaction.executeWithoutResult(status -> make(admin));
    }

    private void makeRandomInSandbox() {
        if (!mode.isSandbox()) {
            log.warn("The shop has no admin. Set MERKATO_ADMIN_EMAIL and MERKATO_ADMIN_PASSWORD at the next start.");
            return;
        }
        Password password = new Password(randomPassword());
        NewAccount admin = new NewAccount(SANDBOX_EMAIL, hashing.hash(password), true, FIRST_NAME, LAST_NAME, null);
        // The file is written before the commit: an admin whose password nobody knows would lock everybody out.
        transaction.executeWithoutResult(status -> {
            if (make(admin)) {
                keep(password);
                log.warn(
                        "Sandbox admin: {} with the password {} (also in {})",
                        SANDBOX_EMAIL,
                        password.typed(),
                        file.path());
            }
        });
    }

    /** Makes the admin, also out of a registration that nobody confirmed; false when another node has. */
    private boolean make(NewAccount admin) {
        Optional<UserId> made = accounts.makeAdmin(admin);
        made.ifPresent(confirmations::withdraw);
        return made.isPresent();
    }

    /** Who the first admin is to the rules of passwords. */
    static Person person(String email) {
        return new Person(email, FIRST_NAME, LAST_NAME);
    }

    private void keep(Password password) {
        try {
            file.write(SANDBOX_EMAIL, password.typed());
        } catch (IOException e) {
            throw new StartRefused(
                    "The sandbox admin cannot be kept in " + file.path() + ": " + e.getMessage(),
                    "Let this user write to the data folder, or set MERKATO_ADMIN_EMAIL and MERKATO_ADMIN_PASSWORD.");
        }
    }

    private static String randomPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < RANDOM_PASSWORD_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
