package io.merkato.reviews;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.List;

/**
 * Who may review, and what is shown.
 *
 * @param from who may review
 * @param moderation whether reviews are shown before staff have seen them
 * @param firstWait how many reviews of an account wait for staff before the next ones need not
 * @param hideAfter how many reporters hide a review
 * @param blockedWords words for which a review waits for staff
 * @param onErasure what becomes of the words of a customer who is erased
 */
public record ReviewSettings(
        From from,
        Moderation moderation,
        int firstWait,
        int hideAfter,
        List<String> blockedWords,
        OnErasure onErasure) {

    private static final Setting<From> FROM = Setting.of(
                    "MERKATO_REVIEWS_FROM",
                    Forms.oneOf(From.class),
                    "who may review a product: anybody who is signed in, or buyers to whom it was delivered")
            .or("anybody");
    private static final Setting<Moderation> MODERATION = Setting.of(
                    "MERKATO_REVIEWS_MODERATION",
                    Forms.oneOf(Moderation.class),
                    "publish: reviews are shown at once, unless the filter finds something; approve: when staff have approved them")
            .or("publish");
    private static final Setting<Integer> FIRST_WAIT = Setting.of(
                    "MERKATO_REVIEWS_FIRST_WAIT",
                    Forms.number(0, 1000),
                    "how many published reviews an account needs before its next ones are shown without approval")
            .or("0");
    private static final Setting<Integer> HIDE_AFTER = Setting.of(
                    "MERKATO_REVIEWS_HIDE_AFTER",
                    Forms.number(1, 10_000),
                    "how many customers with standing have to report a review for it to be hidden until staff have looked at it")
            .or("3");
    private static final Setting<List<String>> BLOCKED_WORDS = Setting.of(
                    "MERKATO_REVIEWS_BLOCKED_WORDS",
                    Forms.listOf(Forms.name()),
                    "words for which a review waits for approval")
            .or("");
    private static final Setting<OnErasure> ON_ERASURE = Setting.of(
                    "MERKATO_REVIEWS_ON_ERASURE",
                    Forms.oneOf(OnErasure.class),
                    "keep: the reviews of a customer who is erased stay, without a name; remove: they go")
            .or("keep");

    /** Who may review. */
    public enum From {
        ANYBODY,
        BUYERS
    }

    /** Whether reviews are shown before staff have seen them. */
    public enum Moderation {
        PUBLISH,
        APPROVE
    }

    /** What becomes of the reviews of a customer who is erased. */
    public enum OnErasure {
        KEEP,
        REMOVE
    }

    static final class Declaration implements SettingsDeclaration<ReviewSettings> {

        @Override
        public ReviewSettings read(SettingsReader reader) {
            return new ReviewSettings(
                    reader.get(FROM),
                    reader.get(MODERATION),
                    reader.get(FIRST_WAIT),
                    reader.get(HIDE_AFTER),
                    reader.get(BLOCKED_WORDS),
                    reader.get(ON_ERASURE));
        }
    }
}
