package io.merkato.platform.settings;

/** The shop cannot start as it is set up. The operator sees what is wrong and what to do, without a stack. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartRefused(String whatIsWrong, String remedy) {
        super(whatIsWrong);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
