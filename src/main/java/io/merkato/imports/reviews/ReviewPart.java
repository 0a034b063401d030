package io.merkato.imports.reviews;

/** What a file says of a review. */
public enum ReviewPart {
    PRODUCT("product"),
    RATING("rating"),
    TITLE("title"),
    BODY("body"),
    AUTHOR("author"),
    EMAIL("email"),
    CREATED_AT("createdAt"),
    STATUS("status"),
    ANSWER("answer"),
    ANSWERED_AT("answeredAt");

    private final String member;

    ReviewPart(String member) {
        this.member = member;
    }

    /** What the shop itself calls it. */
    String member() {
        return member;
    }
}
