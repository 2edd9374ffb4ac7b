#ifndef WAYMARK_TESTS_SUPPORT_NUMBER_FROM_ENVIRONMENT_H_
#define WAYMARK_TESTS_SUPPORT_NUMBER_FROM_ENVIRONMENT_H_

namespace waymark {

// The number that the environment variable holds; `otherwise` where it holds none.
int NumberFromEnvironment(const char* name, int otherwise);

// The seed that it holds, or one by chance.
int SeedFromEnvironment(const char* name);

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_NUMBER_FROM_ENVIRONMENT_H_
