package greeting;

/** Tests without a library: run with assertions enabled. */
public final class GreetingTest {
    private GreetingTest() {}

    public static void main(String[] arguments) {
        assert new Greeting("Ada").toString().equals("Hello, Ada!") : "the greeting names somebody";
        assert refused(" ") : "nobody is not greeted";
        System.out.println("2 tests passed");
    }

    private static boolean refused(String name) {
        try {
            new Greeting(name);
            return false;
        } catch (IllegalArgumentException expected) {
            return true;
        }
    }
}
